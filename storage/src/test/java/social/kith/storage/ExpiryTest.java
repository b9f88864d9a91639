package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class ExpiryTest extends StoreFixture {
  private void set(Item post, long atMs) {
    update(tx -> store.changes().expiry().set(tx, post.id(), at(atMs)));
  }

  private List<BlobId> end(Item post) {
    return write(tx -> store.changes().end(tx, post.id(), own("instead at the end")));
  }

  private static Item own(String text) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    return new Item(ItemId.ofPayload(signed), contactId(9), Remarks.REMOVAL, T0, T0, signed);
  }

  private Item edit(Item post) {
    byte[] signed = "an edit".getBytes(StandardCharsets.UTF_8);
    Item edit =
        new Item(ItemId.ofPayload(signed), post.author(), Changes.EDIT, at(2), at(2), signed);
    boolean fresh = write(tx -> store.changes().edit(tx, edit, post.id(), List.of()));
    assertThat(fresh).isTrue();
    return edit;
  }

  @Test
  void postsAreDueFromTheirTimeOn() {
    Item later = addItem("later", 1);
    Item sooner = addItem("sooner", 2);
    Item never = addItem("never", 3);
    set(later, 20);
    set(sooner, 10);
    assertThat(store.changes().expiry().of(later.id())).contains(at(20));
    assertThat(store.changes().expiry().of(never.id())).isEmpty();
    assertThat(store.changes().expiry().due(at(9))).isEmpty();
    assertThat(store.changes().expiry().due(at(10))).containsExactly(sooner.id());
    assertThat(store.changes().expiry().due(at(99))).containsExactly(sooner.id(), later.id());
  }

  @Test
  void nothingOfItStays() {
    Item post = addItem("for now", 1, List.of(blobId(1), blobId(2)));
    Item other = addItem("stays", 1, List.of(blobId(2)));
    Item edit = edit(post);
    set(post, 10);
    assertThat(end(post)).containsExactly(blobId(1));
    assertThat(store.items().find(post.id())).isEmpty();
    assertThat(store.items().find(edit.id())).isEmpty();
    assertThat(store.items().find(other.id())).isPresent();
    assertThat(store.changes().expiry().due(at(99))).isEmpty();
    assertThat(store.changes().hasUnused()).isTrue();
    assertThat(end(post)).isEmpty();
  }

  @Test
  void inPlaceOfWhatWasSaidSomethingElseIsSentAlsoOnceItIsTakenBack() {
    ContactId host = addContact(1);
    Item post = addItem("for now", 1);
    Item reply = own("a reply");
    write(tx -> store.items().insert(tx, reply, Set.of(), List.of()));
    write(tx -> tx.update("UPDATE item SET about = ? WHERE id = ?", post.id().bytes(), id(reply)));
    write(tx -> store.deliveries().queue(tx, host, reply.id(), T0));
    end(post);
    assertThat(queued(host)).containsExactly(own("instead at the end").id());
    byte[] signed = "taken back".getBytes(StandardCharsets.UTF_8);
    Item retraction =
        new Item(ItemId.ofPayload(signed), post.author(), Changes.RETRACTION, T0, T0, signed);
    Item later = own("instead of it later");
    write(tx -> store.changes().carryOut(tx, retraction, post.id(), later));
    assertThat(queued(host)).containsExactly(later.id());
    assertThat(store.items().find(reply.id()).orElseThrow().signed()).isEmpty();
  }

  private static byte[] id(Item item) {
    return item.id().bytes();
  }

  private List<ItemId> queued(ContactId contact) {
    return store.deliveries().after(contact, 0, 9).stream().map(Outgoing::item).toList();
  }

  @Test
  void anOwnOneThatWasTakenBackIsNotDue() {
    Item post = addItem("own", 1);
    set(post, 10);
    byte[] signed = "taken back".getBytes(StandardCharsets.UTF_8);
    Item retraction =
        new Item(ItemId.ofPayload(signed), post.author(), Changes.RETRACTION, T0, T0, signed);
    write(tx -> store.changes().retract(tx, retraction, post.id(), at(5)));
    assertThat(store.changes().expiry().due(at(99))).isEmpty();
    assertThat(store.changes().expiry().of(post.id())).contains(at(10));
  }
}
