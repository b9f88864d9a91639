package social.kith.node.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;
import social.kith.node.contact.ForgedException;
import social.kith.node.sync.SyncListener.Received;
import social.kith.storage.Contact;
import social.kith.storage.Item;
import social.kith.storage.Remark;
import social.kith.storage.Store;
import social.kith.storage.Tx;

/**
 * What people say about posts. The author of a post is its host: whoever says something signs it
 * and sends it to them alone, and they pass it on to those with whom they shared the post. Any
 * thread.
 */
public final class Conversations {
  /** Posts are known by the same keys. */
  private static final String REQUEST = "said ";

  private final Identity self;
  private final Store store;

  /**
   * Something this person said.
   *
   * @param id of what was signed; of the earlier one if the request key was used before
   * @param queued for whom it was queued now
   */
  public record Spoken(ItemId id, Set<ContactId> queued) {}

  Conversations(Identity self, Store store) {
    this.self = self;
    this.store = store;
  }

  /**
   * Signs something about a post, stores it, and queues it: for the post's author, or, if that is
   * this person, for those with whom it was shared.
   *
   * @param host the post's author
   * @param requestKey a key under which it is known again
   * @return done after COMMIT; empty if the post is not here any more, nothing is new, or the
   *     writer has said too much about it: then the key can be used again
   */
  public CompletableFuture<Optional<Spoken>> say(
      Said said, ContactId host, Optional<String> requestKey) {
    byte[] payload = said.encode();
    byte[] signed = Signed.sign(self, Label.ITEM, payload);
    Instant at = Instant.ofEpochMilli(said.createdAtMs());
    Item own = new Item(ItemId.ofPayload(payload), self.id(), said.kind(), at, at, signed);
    Remark remark = remark(own.id(), self.id(), said);
    boolean hosts = host.equals(self.id());
    Item passedOn = hosts ? passOn(remark, self.key(), "", signed, at) : own;
    return store.write(
        tx -> {
          Optional<byte[]> earlier =
              requestKey.flatMap(key -> store.requests().find(tx, REQUEST + key));
          if (earlier.isPresent()) {
            return Optional.of(new Spoken(ItemId.of(earlier.get()), Set.of()));
          }
          Optional<Set<ContactId>> told =
              hosts
                  ? store.remarks().host(tx, remark, passedOn)
                  : Optional.of(Set.of(host))
                      .filter(it -> store.remarks().say(tx, host, remark, own));
          if (told.isPresent()) {
            requestKey.ifPresent(
                key -> store.requests().put(tx, REQUEST + key, own.id().bytes(), at));
          }
          return told.map(contacts -> new Spoken(own.id(), contacts));
        });
  }

  /**
   * Reads what a contact said about an own post, or passes on of what was said about theirs.
   *
   * @param author whose session it came in; they signed it
   * @throws MalformedException if it is not as the protocol says, of another host's post, or not
   *     signed by who is said to have written it
   */
  Received read(ItemId id, ContactId author, int kind, CborMap map, Instant now, byte[] signed)
      throws MalformedException {
    if (kind == PassedOn.KIND) {
      PassedOn passed = PassedOn.parse(map);
      Said said = passed.verify();
      requireHost(passed.post(), author);
      Item item =
          new Item(id, author, kind, Instant.ofEpochMilli(passed.passedAtMs()), now, signed);
      Remark remark = remark(passed.id(), passed.writer().contactId(), said);
      Received received = Received.said(item, remark);
      return remark.removes()
          ? received.with(instead(remark.post(), remark.target().orElseThrow(), now))
          : received;
    }
    if (kind == Widened.KIND) {
      Widened widened = Widened.parse(map);
      requireHost(widened.post(), author);
      Instant told = Instant.ofEpochMilli(widened.createdAtMs());
      Item item = new Item(id, author, kind, told, now, signed);
      return new Received(item, List.of(), Optional.of(widened.post()));
    }
    Said said = Said.parse(kind, map);
    requireHost(said.post(), self.id());
    Instant made = Instant.ofEpochMilli(said.createdAtMs());
    Remark remark = remark(id, author, said);
    Received received = Received.said(new Item(id, author, kind, made, now, signed), remark);
    return signed.length <= PassedOn.MAX_SIGNED_BYTES && isSharedWith(said.post(), author)
        ? received.with(passOn(remark, key(author), name(author), signed, now))
        : received;
  }

  private void requireHost(ItemId post, ContactId host) throws MalformedException {
    Optional<Item> here = store.items().find(post);
    if (here.isPresent() && !here.get().author().equals(host)) {
      throw new MalformedException("something about a post of another host");
    }
  }

  private boolean isSharedWith(ItemId post, ContactId contact) {
    return store.ledger().find(post, contact).isPresent();
  }

  private IdentityKey key(ContactId contact) {
    return store.contacts().find(contact).map(Contact::key).orElseThrow();
  }

  private String name(ContactId contact) {
    return store.contacts().find(contact).map(Contact::name).orElse("");
  }

  private Item passOn(Remark remark, IdentityKey writer, String name, byte[] signed, Instant now) {
    int reach = store.remarks().reach(remark.post());
    byte[] payload =
        new PassedOn(now.toEpochMilli(), remark.post(), writer, name, signed, reach).encode();
    byte[] passed = Signed.sign(self, Label.ITEM, payload);
    return new Item(ItemId.ofPayload(payload), self.id(), PassedOn.KIND, now, now, passed);
  }

  private static Remark remark(ItemId id, ContactId writer, Said said) {
    Instant made = Instant.ofEpochMilli(said.createdAtMs());
    return new Remark(id, said.post(), writer, said.kind(), made, said.target());
  }

  /** What is sent in place of all that this person said about a post that was taken back. */
  Item instead(ItemId post, Instant now) {
    return instead(post, post, now);
  }

  private Item instead(ItemId post, ItemId target, Instant now) {
    byte[] payload = new Removal(now.toEpochMilli(), post, target).encode();
    byte[] signed = Signed.sign(self, Label.ITEM, payload);
    return new Item(ItemId.ofPayload(payload), self.id(), Removal.KIND, now, now, signed);
  }

  /** Carries out what an earlier version kept without knowing what it is. Waits for COMMIT. */
  void readAgain(Item item, int kind, CborMap map) throws MalformedException {
    Received received = read(item.id(), item.author(), kind, map, item.receivedAt(), item.signed());
    store
        .update(
            tx -> {
              carryOut(tx, received);
              store.remarks().forget(tx, item.id());
            })
        .join();
  }

  private void carryOut(Tx tx, Received received) {
    Item item = received.item();
    if (item.kind() == Widened.KIND) {
      store.remarks().takeWidened(tx, received.about().orElseThrow(), item);
      return;
    }
    Remark remark = received.remark().orElseThrow();
    if (item.kind() == PassedOn.KIND) {
      store.remarks().take(tx, remark, item, received.own());
    } else {
      received.own().ifPresent(own -> store.remarks().host(tx, remark, own));
    }
  }

  /**
   * Tells all with whom an own post is shared how many these are by now, in the transaction that
   * gave it to further people.
   *
   * @return for whom something was queued
   */
  public Set<ContactId> widened(Tx tx, ItemId post, Instant now) {
    int reach = store.remarks().reach(tx, post);
    byte[] payload = new Widened(now.toEpochMilli(), post, reach).encode();
    byte[] signed = Signed.sign(self, Label.ITEM, payload);
    Item told = new Item(ItemId.ofPayload(payload), self.id(), Widened.KIND, now, now, signed);
    return store.remarks().widened(tx, post, told);
  }

  /**
   * With how many people a post is shared, as its author told last; empty if they did not.
   *
   * @param remarks what was said about it
   */
  public OptionalInt reach(StoredPost post, List<Remarked> remarks) {
    Stream<Told> widened =
        store.remarks().widened(post.item().id()).map(Conversations::told).stream();
    Stream<Told> passed =
        remarks.stream()
            .flatMap(it -> it.passed().stream())
            .map(it -> new Told(it.at(), it.audience()));
    return Stream.concat(widened, passed)
        .max(Comparator.comparing(Told::at))
        .map(it -> OptionalInt.of(it.audience()))
        .orElseGet(() -> post.post().map(Post::audience).orElse(OptionalInt.empty()));
  }

  private record Told(Instant at, int audience) {}

  private static Told told(Item item) {
    try {
      return new Told(item.createdAt(), Widened.parse(Feed.decode(item)).audience());
    } catch (MalformedException e) {
      throw new IllegalStateException("a stored item cannot be read", e);
    }
  }

  /** What was said about a post, in its author's order; reactions that were taken back are not. */
  public List<Remarked> of(ItemId post) {
    return store.remarks().of(post).stream()
        .map(Remarked::read)
        .filter(it -> !(it.said() instanceof Reaction none && none.emoji().isEmpty()))
        .toList();
  }

  /** What became of an own reply that was to be put back. */
  public enum PutBack {
    /** It was missing. */
    DONE,
    /** It was here. */
    HERE,
    /** It was taken back here, and stays so. */
    TAKEN_BACK,
    /** It is about a post that is not here, or not this person's: its author has it. */
    NO_POST
  }

  /**
   * Puts an own reply to an own post back, without queueing it for anybody.
   *
   * @param signed what this person signed
   * @return done after COMMIT
   * @throws MalformedException if somebody else signed it, or it is no reply
   */
  public CompletableFuture<PutBack> putBack(byte[] signed) throws MalformedException {
    byte[] payload;
    try {
      payload = Signed.verify(self.key(), Label.ITEM, signed);
    } catch (MalformedException e) {
      throw new ForgedException(e);
    }
    CborMap map = CborMap.decode(payload, PassedOn.MAX_SIGNED_BYTES);
    if (Feed.kind(map) != Reply.KIND) {
      throw new MalformedException("no reply");
    }
    Remark remark = remark(ItemId.ofPayload(payload), self.id(), Reply.parse(map));
    Item passedOn = passOn(remark, self.key(), "", signed, remark.madeAt());
    return store.write(
        tx -> {
          if (store.remarks().take(tx, remark, passedOn, Optional.empty())) {
            return PutBack.DONE;
          }
          return store
              .remarks()
              .stands(tx, remark)
              .map(stands -> stands ? PutBack.HERE : PutBack.TAKEN_BACK)
              .orElse(PutBack.NO_POST);
        });
  }

  /** When this person's reaction to a post was made; empty if there is none. */
  public Optional<Instant> reactedAt(ItemId post) {
    return store.remarks().reactedAt(post, self.id());
  }

  /** What takes back something said about a post. */
  public Said removal(ItemId post, ItemId remark, Instant now) {
    return new Removal(now.toEpochMilli(), post, remark);
  }

  /** The post that something said, or passed on, is about. */
  public Optional<ItemId> postOf(ItemId item) {
    return store.remarks().postOf(item);
  }
}
