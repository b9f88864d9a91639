package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Secret;

class InvitesTest extends StoreFixture {

  @Test
  void keepsEverythingAcrossReopening() {
    Invite invite = invite("0123456789abcdef", 10);
    insert(invite);
    reopen();
    assertThat(store.invites().find(invite.id())).contains(invite);
    assertThat(store.invites().find("ffffffffffffffff")).isEmpty();
  }

  @Test
  void listIsNewestFirst() {
    insert(invite("b", 20));
    insert(invite("a", 10));
    insert(invite("c", 30));
    assertThat(store.invites().all()).extracting(Invite::id).containsExactly("c", "b", "a");
  }

  @Test
  void closingWipesTheCode() {
    insert(invite("a", 10));
    insert(invite("b", 10));
    update(tx -> store.invites().close(tx, "a", InviteState.USED, Optional.of(contactId(4))));
    Invite used = store.invites().find("a").orElseThrow();
    assertThat(used.code()).isEmpty();
    assertThat(used.state()).isEqualTo(InviteState.USED);
    assertThat(used.usedBy()).contains(contactId(4));
    assertThat(store.invites().find("b").orElseThrow().state()).isEqualTo(InviteState.OPEN);
  }

  @Test
  void sameIdTwiceIsRefused() {
    insert(invite("a", 10));
    assertThatThrownBy(() -> insert(invite("a", 20))).isInstanceOf(IllegalStateException.class);
    assertThat(store.invites().all()).hasSize(1);
  }

  @Test
  void oldOnesAreForgotten() {
    insert(invite("a", 10));
    insert(invite("b", 11));
    update(tx -> store.invites().deleteOlderThan(tx, at(11 + 60_000)));
    assertThat(store.invites().all()).extracting(Invite::id).containsExactly("b");
  }

  private void insert(Invite invite) {
    update(tx -> store.invites().insert(tx, invite));
  }

  private static Invite invite(String id, long createdMs) {
    return new Invite(
        id,
        "KITH:" + id,
        Secret.of(bytes(32, createdMs)),
        40_001,
        at(createdMs),
        at(createdMs + 60_000),
        InviteState.OPEN,
        Optional.empty(),
        Optional.of(contactId(9)));
  }
}
