package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class AudiencesTest extends StoreFixture {
  private ContactId ann;
  private ContactId bea;
  private Item post;

  @BeforeEach
  void share() {
    ann = addContact(1);
    bea = addContact(2);
    post = item("post", 1);
    write(tx -> store.items().insert(tx, post, Set.of(ann), List.of(blobId(1))));
    write(tx -> store.deliveries().queue(tx, ann, post.id(), T0));
  }

  private boolean widen(ContactId contact) {
    return write(tx -> store.audiences().widen(tx, post.id(), contact, at(5)));
  }

  private List<ItemId> queuedFor(ContactId contact) {
    return store.deliveries().after(contact, 0, 10).stream().map(Outgoing::item).toList();
  }

  private Item change(String text, int kind) {
    byte[] signed = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new Item(ItemId.ofPayload(signed), contactId(99), kind, T0, T0, signed);
  }

  @Test
  void postGoesWithItsEditsInOrderAndItsPhotos() {
    Item first = change("edit 1", Changes.EDIT);
    Item second = change("edit 2", Changes.EDIT);
    write(tx -> store.changes().editOwn(tx, first, post.id(), List.of(), T0));
    write(tx -> store.changes().editOwn(tx, second, post.id(), List.of(), T0));
    assertThat(store.deliveries().mayRead(bea, blobId(1))).isFalse();

    assertThat(widen(bea)).isTrue();
    assertThat(queuedFor(bea)).containsExactly(post.id(), first.id(), second.id());
    assertThat(store.deliveries().mayRead(bea, blobId(1))).isTrue();
    assertThat(store.items().audience(post.id())).containsExactlyInAnyOrder(ann, bea);
    assertThat(store.ledger().find(post.id(), bea).orElseThrow().queuedAt()).isEqualTo(at(5));
    assertThat(store.ledger().find(post.id(), ann).orElseThrow().queuedAt()).isEqualTo(T0);
  }

  @Test
  void whoHasItGetsNothing() {
    assertThat(widen(ann)).isFalse();
    assertThat(widen(bea)).isTrue();
    assertThat(widen(bea)).isFalse();
    assertThat(queuedFor(ann)).containsExactly(post.id());
    assertThat(queuedFor(bea)).containsExactly(post.id());
  }

  @Test
  void whatWasTakenBackGoesToNobodyElse() {
    Item retraction = change("gone", Changes.RETRACTION);
    write(tx -> store.changes().retract(tx, retraction, post.id(), T0));
    assertThat(widen(bea)).isFalse();
    assertThat(queuedFor(bea)).isEmpty();
    assertThat(store.items().audience(post.id())).containsExactly(ann);
  }

  @Test
  void laterRetractionReachesThem() {
    widen(bea);
    Item retraction = change("gone", Changes.RETRACTION);
    Retracted retracted =
        write(tx -> store.changes().retract(tx, retraction, post.id(), T0)).orElseThrow();
    assertThat(retracted.contacts()).containsExactlyInAnyOrder(ann, bea);
  }

  @Test
  void whoWasRemovedAndCameAgainCanGetItAgain() {
    update(tx -> store.contacts().remove(tx, ann));
    addContact(1);
    assertThat(widen(ann)).isTrue();
    assertThat(queuedFor(ann)).containsExactly(post.id());
    assertThat(store.items().audience(post.id())).containsExactly(ann);
  }

  @Test
  void strangersAreRefused() {
    assertThatThrownBy(
            () ->
                store.write(tx -> store.audiences().widen(tx, post.id(), contactId(9), T0)).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(store.items().audience(post.id())).containsExactly(ann);
  }
}
