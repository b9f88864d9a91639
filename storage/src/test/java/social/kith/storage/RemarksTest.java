package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class RemarksTest extends StoreFixture {
  private static final ContactId SELF = contactId(99);

  private ContactId bea;
  private ContactId carl;
  private ContactId dan;

  /** An own post, shared with Bea and Carl; Dan is somebody else. */
  private Item post;

  @BeforeEach
  void share() {
    bea = addContact(1);
    carl = addContact(2);
    dan = addContact(3);
    post = item("own post", 1);
    write(tx -> store.items().insert(tx, post, Set.of(bea, carl), List.of()));
    write(tx -> store.deliveries().queue(tx, bea, post.id(), at(1)));
    write(tx -> store.deliveries().queue(tx, carl, post.id(), at(1)));
  }

  private static Item signed(String text, ContactId author, int kind) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    return new Item(ItemId.ofPayload(signed), author, kind, at(5), at(5), signed);
  }

  private Remark remark(String text, ContactId writer, int kind, long atMs) {
    ItemId id = ItemId.ofPayload(text.getBytes(StandardCharsets.UTF_8));
    return new Remark(id, post.id(), writer, kind, at(atMs), Optional.empty());
  }

  private Remark reply(String text, ContactId writer) {
    return remark(text, writer, Remarks.REPLY, 5);
  }

  private Remark reaction(String text, ContactId writer, long atMs) {
    return remark(text, writer, Remarks.REACTION, atMs);
  }

  private Remark removal(ContactId writer, Remark target) {
    ItemId id =
        ItemId.ofPayload(("removal of " + target + writer).getBytes(StandardCharsets.UTF_8));
    return new Remark(id, post.id(), writer, Remarks.REMOVAL, at(9), Optional.of(target.id()));
  }

  private static Item passedOn(Remark remark, ContactId host) {
    return signed("passed on " + remark.id() + remark.madeAt(), host, Remarks.PASSED_ON);
  }

  private Optional<Set<ContactId>> host(Remark remark) {
    return write(tx -> store.remarks().host(tx, remark, passedOn(remark, SELF)));
  }

  private List<ItemId> here() {
    return store.remarks().of(post.id()).stream().map(Remarks.Kept::id).toList();
  }

  private List<ItemId> sentTo(ContactId contact) {
    return store.deliveries().after(contact, 0, 99).stream().map(Outgoing::item).toList();
  }

  @Test
  void whatIsSaidGoesToTheAudienceWithItsWriterAndToNobodyElse() {
    Remark reply = reply("hello", bea);
    assertThat(host(reply).orElseThrow()).containsExactlyInAnyOrder(bea, carl);
    assertThat(host(reply)).isEmpty();
    assertThat(here()).containsExactly(reply.id());
    assertThat(sentTo(carl)).containsExactly(post.id(), passedOn(reply, SELF).id());
    assertThat(sentTo(dan)).isEmpty();
    assertThat(store.remarks().postOf(passedOn(reply, SELF).id())).contains(post.id());
    assertThat(store.ledger().ofItem(passedOn(reply, SELF).id())).hasSize(2);
    assertThat(store.items().count()).isEqualTo(1);
  }

  @Test
  void whoIsNotInTheAudienceSaysNothing() {
    assertThat(host(reply("hello", dan))).isEmpty();
    update(tx -> store.contacts().remove(tx, bea));
    assertThat(host(reply("hello again", bea))).isEmpty();
    assertThat(here()).isEmpty();
  }

  @Test
  void whoIsBlockedHearsNothing() {
    update(tx -> store.contacts().blocked(tx, carl, Optional.of(at(2))));
    assertThat(store.remarks().audience(post.id())).containsExactly(bea);
    assertThat(host(reply("hello", bea)).orElseThrow()).containsExactly(bea);
    assertThat(sentTo(carl)).containsExactly(post.id());
  }

  @Test
  void aRemovedReplyIsEmptiedAndItsNumbersCarryTheRemoval() {
    Remark reply = reply("hello", bea);
    host(reply);
    assertThat(host(removal(carl, reply))).isEmpty();
    Remark removal = removal(bea, reply);
    assertThat(host(removal).orElseThrow()).containsExactlyInAnyOrder(bea, carl);
    ItemId taken = passedOn(removal, SELF).id();
    assertThat(sentTo(carl)).containsExactly(post.id(), taken, taken);
    assertThat(here()).isEmpty();
    assertThat(host(reply)).isEmpty();
    assertThat(host(removal)).isEmpty();
    assertThat(host(removal(SELF, reply("unknown", carl)))).isEmpty();
  }

  @Test
  void theHostRemovesWhatOthersSaid() {
    Remark reply = reply("hello", bea);
    host(reply);
    assertThat(host(removal(SELF, reply))).isPresent();
    assertThat(here()).isEmpty();
  }

  @Test
  void aReactionTakesThePlaceOfTheOneBeforeAndNotOfALaterOne() {
    Remark first = reaction("first", bea, 5);
    Remark second = reaction("second", bea, 6);
    Remark third = reaction("third", bea, 7);
    host(first);
    assertThat(host(reaction("of the same time", bea, 5))).isEmpty();
    host(second);
    assertThat(host(first)).isEmpty();
    host(third);
    assertThat(here()).containsExactly(third.id());
    ItemId last = passedOn(third, SELF).id();
    assertThat(sentTo(carl)).containsExactly(post.id(), last, last, last);
    assertThat(store.remarks().reactedAt(post.id(), bea)).contains(at(7));
    assertThat(store.remarks().reactedAt(post.id(), carl)).isEmpty();
  }

  @Test
  void nobodySaysMoreThanIsAllowed() {
    for (int i = 0; i < Remarks.MAX_REPLIES; i++) {
      assertThat(host(reply("reply " + i, bea))).isPresent();
    }
    assertThat(host(reply("one more", bea))).isEmpty();
    for (int i = 0; i < Remarks.MAX_REACTIONS; i++) {
      assertThat(host(reaction("reaction " + i, bea, i))).isPresent();
    }
    assertThat(host(reaction("one more reaction", bea, 999))).isEmpty();
    assertThat(host(reply("by somebody else", carl))).isPresent();
  }

  @Test
  void aRetractedPostTakesAllAlong() {
    Remark reply = reply("hello", bea);
    host(reply);
    Item retraction = signed("retraction", SELF, Changes.RETRACTION);
    write(tx -> store.changes().retract(tx, retraction, post.id(), at(8)));
    assertThat(here()).isEmpty();
    assertThat(sentTo(carl)).containsExactly(retraction.id(), retraction.id(), retraction.id());
    assertThat(host(reply("too late", bea))).isEmpty();
  }

  @Test
  void whoGetsThePostLaterIsToldHowManySeeItAndNothingThatWasSaidBefore() {
    host(reply("before", bea));
    write(tx -> store.audiences().widen(tx, post.id(), dan, at(6)));
    assertThat(sentTo(dan)).containsExactly(post.id());
    assertThat(store.remarks().reach(post.id())).isEqualTo(3);
    Item first = signed("shared with three", SELF, Remarks.WIDENED);
    Item second = signed("shared with four", SELF, Remarks.WIDENED);
    Set<ContactId> told = write(tx -> store.remarks().widened(tx, post.id(), first));
    assertThat(told).containsExactlyInAnyOrder(bea, carl, dan);
    write(tx -> store.remarks().widened(tx, post.id(), second));
    assertThat(sentTo(dan)).containsExactly(post.id(), second.id(), second.id());
    assertThat(store.remarks().widened(post.id()).orElseThrow().id()).isEqualTo(second.id());
    Item bad = signed("by Bea", bea, Remarks.WIDENED);
    boolean taken = write(tx -> store.remarks().takeWidened(tx, post.id(), bad));
    assertThat(taken).isFalse();
  }

  @Test
  void onlyTheAuthorOfAPostPassesOn() {
    post = signed("Bea's post", bea, 1);
    write(tx -> store.items().insert(tx, post, Set.of(), List.of()));
    Remark reply = reply("hello", dan);
    assertThat(take(reply, carl)).isFalse();
    assertThat(take(reply, bea)).isTrue();
    assertThat(take(reply, bea)).isFalse();
    assertThat(here()).containsExactly(reply.id());
    assertThat(take(removal(dan, reply), bea)).isTrue();
    assertThat(take(reply, bea)).isFalse();
    assertThat(here()).isEmpty();
  }

  /** Bea names a reply to an own post in what she passes on about hers. */
  @Test
  void theAuthorOfOnePostTakesBackNothingThatWasSaidAboutAnother() {
    Remark reply = reply("about the own post", carl);
    host(reply);
    List<ItemId> sent = sentTo(bea);
    Item own = post;
    post = signed("Bea's post", bea, 1);
    write(tx -> store.items().insert(tx, post, Set.of(), List.of()));
    assertThat(take(removal(bea, reply), bea)).isTrue();
    assertThat(sentTo(bea)).isEqualTo(sent);
    post = own;
    assertThat(here()).containsExactly(reply.id());

    Remark later = reply("not here yet", carl);
    post =
        store
            .items()
            .find(ItemId.ofPayload("Bea's post".getBytes(StandardCharsets.UTF_8)))
            .orElseThrow();
    assertThat(take(removal(bea, later), bea)).isTrue();
    post = own;
    assertThat(host(later)).isPresent();
    assertThat(here()).containsExactly(reply.id(), later.id());
  }

  /** Carl names a reply to another own post. */
  @Test
  void whatIsTakenBackIsAboutThePostItIsSaidToBe() {
    Remark reply = reply("about the own post", carl);
    host(reply);
    Item own = post;
    post = item("another own post", 2);
    write(tx -> store.items().insert(tx, post, Set.of(carl), List.of()));
    write(tx -> store.deliveries().queue(tx, carl, post.id(), at(1)));
    assertThat(host(removal(carl, reply))).isEmpty();
    post = own;
    assertThat(here()).containsExactly(reply.id());
    assertThat(host(removal(carl, reply))).isPresent();
  }

  private boolean take(Remark remark, ContactId host) {
    return write(tx -> store.remarks().take(tx, remark, passedOn(remark, host), Optional.empty()));
  }

  private boolean say(Remark remark, String text) {
    Item own = signed(text, SELF, remark.kind());
    return write(tx -> store.remarks().say(tx, bea, remark, own));
  }

  /** Their own node has it in its own item, beside that of the host, or as the only one. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatTheHostRemovesIsNotKeptByItsWriterEither(boolean cameBack) throws IOException {
    post = signed("Bea's post", bea, 1);
    write(tx -> store.items().insert(tx, post, Set.of(), List.of()));
    Remark reply = reply("mine", SELF);
    say(reply, "mine");
    if (cameBack) {
      take(reply, bea);
    }
    Remark removal = removal(bea, reply);
    Item instead = signed("instead", SELF, Remarks.REMOVAL);
    boolean taken =
        write(
            tx -> store.remarks().take(tx, removal, passedOn(removal, bea), Optional.of(instead)));
    assertThat(taken).isTrue();
    assertThat(here()).isEmpty();
    assertThat(store.items().find(reply.id()).orElseThrow().signed()).isEmpty();
    assertThat(sentTo(bea)).endsWith(instead.id()).doesNotContain(reply.id());
    assertThat(take(reply, bea)).isFalse();
  }

  @Test
  void whatThisPersonSaysWaitsForTheHostAndGoesToNobodyElse() {
    post = signed("Bea's post", bea, 1);
    write(tx -> store.items().insert(tx, post, Set.of(), List.of()));
    Remark reply = reply("mine", SELF);
    assertThat(say(reply, "mine")).isTrue();
    assertThat(sentTo(bea)).contains(reply.id());
    assertThat(sentTo(carl)).doesNotContain(reply.id());
    assertThat(store.remarks().of(post.id()).get(0).item().kind()).isEqualTo(Remarks.REPLY);
    assertThat(take(reply, bea)).isTrue();
    assertThat(store.remarks().of(post.id()).get(0).item().kind()).isEqualTo(Remarks.PASSED_ON);
    assertThat(here()).containsExactly(reply.id());
  }

  @Test
  void whatWasWithdrawnIsSentNoMore() throws IOException {
    post = signed("Bea's post", bea, 1);
    write(tx -> store.items().insert(tx, post, Set.of(), List.of()));
    Remark reply = reply("mine", SELF);
    say(reply, "mine");
    take(reply, bea);
    Remark removal = removal(SELF, reply);
    assertThat(say(removal, "removal of " + reply + SELF)).isTrue();
    assertThat(sentTo(bea)).endsWith(removal.id(), removal.id()).doesNotContain(reply.id());
    assertThat(here()).isEmpty();
    assertThat(store.items().find(reply.id()).orElseThrow().signed()).isEmpty();
  }

  @Test
  void anotherOwnReactionIsSentInPlaceOfTheFirst() {
    post = signed("Bea's post", bea, 1);
    write(tx -> store.items().insert(tx, post, Set.of(), List.of()));
    Remark first = reaction("first", SELF, 5);
    Remark second = reaction("second", SELF, 6);
    say(first, "first");
    say(second, "second");
    assertThat(sentTo(bea)).endsWith(second.id(), second.id()).doesNotContain(first.id());
    assertThat(take(first, bea)).isFalse();
    assertThat(here()).containsExactly(second.id());
    assertThat(take(second, bea)).isTrue();
    assertThat(here()).containsExactly(second.id());
  }

  @Test
  void anotherPersonsRetractionLeavesNoGapInWhatThisPersonSaid() {
    post = signed("Bea's post", bea, 1);
    write(tx -> store.items().insert(tx, post, Set.of(), List.of()));
    Remark reply = reply("mine", SELF);
    say(reply, "mine");
    say(removal(SELF, reply), "removal of " + reply + SELF);
    take(reply("another's", carl), bea);
    Item retraction = signed("retraction", bea, Changes.RETRACTION);
    Item instead = signed("instead", SELF, Remarks.REMOVAL);
    write(tx -> store.changes().carryOut(tx, retraction, post.id(), instead));
    assertThat(sentTo(bea)).endsWith(instead.id(), instead.id());
    assertThat(store.deliveries().after(bea, 0, 9)).allMatch(it -> it.signed().length > 0);
    assertThat(here()).isEmpty();
    assertThat(store.items().ofKind(Remarks.PASSED_ON)).isEmpty();
  }
}
