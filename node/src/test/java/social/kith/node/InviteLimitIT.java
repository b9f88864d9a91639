package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.contact.InviteDesk;

/** How many invites wait at one time. */
class InviteLimitIT {
  @TempDir Path folder;

  private static InviteView invite(TestNode node) {
    return node.node().createInvite(Duration.ofMinutes(15), Optional.empty());
  }

  @Test
  void whatIsOverMakesRoomAndWhatIsOpenDoesNot() throws Exception {
    try (TestNode alice = new TestNode(folder, "Alice")) {
      InviteView first = invite(alice);
      for (int i = 1; i < InviteDesk.MAX_WAITING; i++) {
        assertThat(invite(alice).state()).isEqualTo(InviteView.State.OPEN);
      }
      assertRefused(alice);
      alice.node().cancelInvite(first.id());
      assertThat(invite(alice).state()).isEqualTo(InviteView.State.OPEN);
      assertRefused(alice);
    }
  }

  private static void assertRefused(TestNode node) {
    assertThatThrownBy(() -> invite(node))
        .isInstanceOf(KithException.class)
        .hasMessage("50 invites are open. Cancel one, then make the new one.")
        .extracting(error -> ((KithException) error).kind())
        .isEqualTo(KithException.Kind.CONFLICT);
  }
}
