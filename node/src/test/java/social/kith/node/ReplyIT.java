package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.find.Invite;
import social.kith.node.find.InviteException;

/** An invite whose addresses lead nowhere: the invited person hands back where they are. */
class ReplyIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
  }

  /** As from somebody behind a router that lets nobody in. */
  private static String unreachable(InviteView made) throws InviteException {
    Invite invite = Invite.parse(made.code().orElseThrow(), Instant.now());
    List<InetSocketAddress> nowhere = List.of(new InetSocketAddress("127.0.0.1", 9));
    return new Invite(invite.inviter(), invite.secret(), invite.expiresAt(), nowhere).encode();
  }

  private InviteView invite() {
    return alice.node().createInvite(Duration.ofMinutes(15));
  }

  @Test
  void theReplyBringsThemTogether() throws InviteException {
    InviteView made = invite();
    PairingView begun = bob.node().acceptInvite(unreachable(made));
    assertThat(begun.step()).isEqualTo(PairingView.Step.CONNECTING);
    String reply = begun.reply().orElseThrow();

    assertThat(alice.node().replyToInvite("Here: " + reply).id()).isEqualTo(made.id());

    await().atMost(TestNode.LIMIT).until(() -> alice.knows(bob, ContactView.State.PENDING));
    alice.node().confirmContact(bob.id());
    alice.awaitOnline(bob);
    bob.awaitOnline(alice);
    assertThat(bob.node().pairings()).allMatch(pairing -> pairing.reply().isEmpty());
    assertThatThrownBy(() -> alice.node().replyToInvite(reply))
        .as("to an invite that is used")
        .isInstanceOf(KithException.class)
        .hasMessageContaining("none of your open invites");
  }

  @Test
  void aReplyToAnInviteThatWasTakenBackIsRefused() throws InviteException {
    InviteView made = invite();
    String reply = bob.node().acceptInvite(unreachable(made)).reply().orElseThrow();
    alice.node().cancelInvite(made.id());
    assertThatThrownBy(() -> alice.node().replyToInvite(reply))
        .hasMessageContaining("Make a new invite");
    assertThatThrownBy(() -> alice.node().replyToInvite("hello"))
        .hasMessageContaining("not a whole reply");
  }
}
