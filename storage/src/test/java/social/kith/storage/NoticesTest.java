package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.Secret;

class NoticesTest extends StoreFixture {
  private static final ContactId SELF = contactId(99);
  private ContactId bea;
  private Item own;
  private Item theirs;

  @BeforeEach
  void share() {
    bea = addContact(1);
    own = addItem("own post", 1);
    byte[] signed = "a post of Bea".getBytes(StandardCharsets.UTF_8);
    theirs = new Item(ItemId.ofPayload(signed), bea, 1, at(1), at(1), signed);
    write(tx -> store.items().insert(tx, theirs, Set.of(), List.of()));
    write(tx -> store.deliveries().queue(tx, bea, own.id(), at(1)));
  }

  private ItemId passOn(Item post, ContactId writer, int kind, String text, long atMs) {
    byte[] signed = ("passed on: " + text).getBytes(StandardCharsets.UTF_8);
    Item item =
        new Item(
            ItemId.ofPayload(signed), post.author(), Remarks.PASSED_ON, at(atMs), at(atMs), signed);
    ItemId id = ItemId.ofPayload(text.getBytes(StandardCharsets.UTF_8));
    Remark remark = new Remark(id, post.id(), writer, kind, at(atMs), Optional.empty());
    boolean taken = write(tx -> store.remarks().take(tx, remark, item, Optional.empty()));
    assertThat(taken).isTrue();
    return id;
  }

  private List<ItemId> said(Instant after, int limit) {
    return store.marks().notices().said(SELF, after, limit).stream().map(Remarks.Kept::id).toList();
  }

  @Test
  void areWhatOthersSaidAboutOwnPostsAndWhereThisPersonReplied() {
    ItemId reply = passOn(own, bea, Remarks.REPLY, "reply", 10);
    ItemId reaction = passOn(own, bea, Remarks.REACTION, "reaction", 11);
    passOn(own, SELF, Remarks.REPLY, "own reply", 12);
    passOn(theirs, contactId(7), Remarks.REPLY, "too early", 13);
    passOn(theirs, SELF, Remarks.REPLY, "own reply to theirs", 14);
    ItemId after = passOn(theirs, contactId(7), Remarks.REPLY, "after it", 15);
    passOn(theirs, contactId(7), Remarks.REACTION, "not mine", 16);
    assertThat(said(T0, 9)).containsExactly(after, reaction, reply);
    assertThat(said(T0, 2)).containsExactly(after, reaction);
    assertThat(said(at(10), 9)).containsExactly(after, reaction);
    assertThat(said(at(15), 9)).isEmpty();
  }

  @Test
  void areNotOfWhoIsMutedOrBlocked() {
    ItemId reply = passOn(own, bea, Remarks.REPLY, "reply", 10);
    update(tx -> store.marks().mute(tx, bea, Optional.of(T0)));
    assertThat(said(T0, 9)).isEmpty();
    update(tx -> store.marks().mute(tx, bea, Optional.empty()));
    update(tx -> store.contacts().blocked(tx, bea, Optional.of(T0)));
    assertThat(said(T0, 9)).isEmpty();
    update(tx -> store.contacts().blocked(tx, bea, Optional.empty()));
    assertThat(said(T0, 9)).containsExactly(reply);
  }

  @Test
  void areOfContactsWhoUsedAnInviteOrConfirmedAndOfNewKeys() {
    Contact invited = contact(5, "Eve").withState(ContactState.PENDING);
    Contact inviter = contact(6, "Fay").withState(ContactState.AWAITING);
    update(tx -> store.contacts().put(tx, invited, Secret.of(bytes(32, 5))));
    update(tx -> store.contacts().put(tx, inviter, Secret.of(bytes(32, 6))));
    update(tx -> store.contacts().confirm(tx, invited.id()));
    update(tx -> store.contacts().confirmedBy(tx, inviter.id(), at(20)));
    Contact fresh = contact(8, "Bea").withStanding(Standing.GOOD.withReplaces(bea));
    update(tx -> store.keyChanges().insert(tx, fresh, Secret.of(bytes(32, 8))));
    Notices notices = store.marks().notices();
    assertThat(notices.met(at(-1)))
        .containsExactlyInAnyOrder(
            new Notices.Met(invited.id(), Notices.Event.USED_INVITE, T0),
            new Notices.Met(inviter.id(), Notices.Event.CONFIRMED, at(20)),
            new Notices.Met(bea, Notices.Event.NEW_KEY, T0));
    assertThat(notices.met(T0))
        .containsExactly(new Notices.Met(inviter.id(), Notices.Event.CONFIRMED, at(20)));
    update(tx -> store.marks().mute(tx, inviter.id(), Optional.of(T0)));
    assertThat(notices.met(T0)).isEmpty();
  }
}
