package social.kith.node.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import social.kith.crypto.ContactId;
import social.kith.crypto.Secret;
import social.kith.node.link.LinkEnvironment;
import social.kith.node.link.Traffic;
import social.kith.node.peer.IceServer;
import social.kith.storage.Contact;
import social.kith.storage.Standing;
import social.kith.storage.Store;

/** Loop-owned. The contacts, each with its link. */
public final class ContactBook {
  /** Most contacts of one node. */
  public static final int MAX_CONTACTS = 2_000;

  private final LinkEnvironment environment;
  private final Store store;
  private final OwnCard own;
  private final ContactListener listener;
  private final Map<ContactId, ContactLink> links = new LinkedHashMap<>();
  private final Map<ContactId, Traffic> traffic = new LinkedHashMap<>();

  /** A book without links until {@link #start}. */
  public ContactBook(
      LinkEnvironment environment, Store store, OwnCard own, ContactListener listener) {
    this.environment = environment;
    this.store = store;
    this.own = own;
    this.listener = listener;
  }

  /** Opens the links of all stored contacts, one after the other and between other work. */
  public void start() {
    environment.loop().requireInLoop();
    List<Contact> lastSeenFirst = new ArrayList<>(store.contacts().all());
    lastSeenFirst.sort(
        Comparator.comparing((Contact each) -> each.lastSeenAt().orElse(each.pairedAt()))
            .reversed());
    for (Contact contact : lastSeenFirst) {
      store.contacts().pairSecret(contact.id()).ifPresent(secret -> put(contact, secret));
    }
    startNext(List.copyOf(links.values()).iterator());
  }

  private void startNext(Iterator<ContactLink> waiting) {
    if (waiting.hasNext()) {
      start(waiting.next());
      environment.loop().execute(() -> startNext(waiting));
    }
  }

  private void start(ContactLink link) {
    if (link.standing().mayLink()) {
      link.start();
    }
  }

  private void open(Contact contact, Secret pairSecret) {
    start(put(contact, pairSecret));
  }

  private ContactLink put(Contact contact, Secret pairSecret) {
    try (pairSecret) {
      Traffic counts = traffic.computeIfAbsent(contact.id(), id -> new Traffic());
      ContactLink link =
          new ContactLink(contact, pairSecret, counts, environment, store, own, listener);
      links.put(contact.id(), link);
      link.keepPort();
      return link;
    }
  }

  /** The contacts with their links. */
  public Collection<ContactLink> all() {
    environment.loop().requireInLoop();
    return List.copyOf(links.values());
  }

  /** A contact with its link. */
  public Optional<ContactLink> find(ContactId id) {
    environment.loop().requireInLoop();
    return Optional.ofNullable(links.get(id));
  }

  /**
   * Stores a contact, in place of one with the same id, and opens its link.
   *
   * @param pairSecret taken over and closed
   * @return done on the loop, after COMMIT
   */
  CompletableFuture<Void> add(Contact contact, Secret pairSecret) {
    return opened(
        store.update(tx -> store.contacts().put(tx, contact, pairSecret)), contact, pairSecret);
  }

  /**
   * Stores what is said to be the new key of a contact, and closes the link of the former one:
   * nothing goes to either until the person acknowledges it.
   *
   * @param fresh the new one; its standing says whom it replaces
   * @param pairSecret taken over and closed
   * @return done on the loop, after COMMIT
   */
  CompletableFuture<Void> addNewKey(Contact fresh, Secret pairSecret) {
    ContactId former = fresh.standing().replaces().orElseThrow();
    return opened(
            store.update(tx -> store.keyChanges().insert(tx, fresh, pairSecret)), fresh, pairSecret)
        .thenRun(
            () -> {
              newKeyOf(former, fresh.id()).ifPresent(this::forget);
              find(former)
                  .ifPresent(
                      link -> {
                        link.verified(Optional.empty());
                        reopen(link, link.standing().withReplacedBy(Optional.of(fresh.id())));
                      });
              listener.keyChanged(former);
            });
  }

  private CompletableFuture<Void> opened(
      CompletableFuture<?> stored, Contact contact, Secret pairSecret) {
    CompletableFuture<Void> added = new CompletableFuture<>();
    environment
        .loop()
        .when(
            stored,
            (nothing, error) -> {
              if (error != null) {
                pairSecret.close();
                added.completeExceptionally(error);
                return;
              }
              Standing standing =
                  find(contact.id()).map(ContactLink::standing).orElse(contact.standing());
              close(contact.id());
              open(contact.withStanding(standing), pairSecret);
              listener.changed(contact.id());
              added.complete(null);
            });
    return added;
  }

  /** What is said to be a contact's new key, but not this one. */
  private Optional<ContactId> newKeyOf(ContactId former, ContactId butNot) {
    return links.values().stream()
        .filter(link -> link.standing().replaces().equals(Optional.of(former)))
        .map(link -> link.contact().id())
        .filter(id -> !id.equals(butNot))
        .findFirst();
  }

  private void forget(ContactId id) {
    close(id);
    traffic.remove(id);
    listener.removed(id);
  }

  /**
   * Makes a contact's new key their only one: what was ever shared with them goes to it.
   *
   * @return done on the loop, with the contact's id from now on; empty if there is no new key
   */
  public CompletableFuture<Optional<ContactId>> acknowledge(ContactId former) {
    return store
        .write(tx -> store.keyChanges().acknowledge(tx, former))
        .thenApplyAsync(
            fresh -> {
              fresh.flatMap(this::find).ifPresent(link -> acknowledged(former, link));
              return fresh;
            },
            environment.loop())
        .thenCompose(fresh -> store.erase().thenApply(erased -> fresh));
  }

  private void acknowledged(ContactId former, ContactLink link) {
    close(former);
    traffic.remove(former);
    listener.replaced(former, link.contact().id());
    link.acknowledged();
    listener.changed(link.contact().id());
  }

  /** Forgets a contact's new key and opens the link of the former one. Done on the loop. */
  public CompletableFuture<Void> refuse(ContactId former) {
    return onLoop(
            store.update(tx -> store.keyChanges().refuse(tx, former)),
            () -> {
              newKeyOf(former, former).ifPresent(this::forget);
              find(former)
                  .ifPresent(
                      link -> reopen(link, link.standing().withReplacedBy(Optional.empty())));
              listener.changed(former);
            })
        .thenCompose(done -> store.erase())
        .thenAccept(erased -> {});
  }

  /** Agrees to share with a contact that used our invite. */
  public CompletableFuture<Void> confirm(ContactId id) {
    CompletableFuture<Void> confirmed = store.update(tx -> store.contacts().confirm(tx, id));
    return onLoop(
        confirmed,
        () -> {
          find(id).ifPresent(ContactLink::confirm);
          listener.changed(id);
        });
  }

  /**
   * Keeps that the person compared safety numbers with a contact.
   *
   * @param at when; empty to take it back
   */
  public CompletableFuture<Void> verified(ContactId id, Optional<Instant> at) {
    return onLoop(
        store.update(tx -> store.contacts().verified(tx, id, at)),
        () -> {
          find(id).ifPresent(link -> link.verified(at));
          listener.changed(id);
        });
  }

  /** Whether the person blocked a contact. */
  boolean isBlocked(ContactId id) {
    return find(id).flatMap(link -> link.standing().blockedAt()).isPresent();
  }

  /**
   * Keeps that the person blocked a contact, and closes the link: to them this node is off.
   *
   * @param at when; empty to take it back and open the link
   */
  public CompletableFuture<Void> blocked(ContactId id, Optional<Instant> at) {
    return onLoop(
        store.update(tx -> store.contacts().blocked(tx, id, at)),
        () -> {
          find(id).ifPresent(link -> reopen(link, link.standing().withBlockedAt(at)));
          listener.changed(id);
        });
  }

  private void reopen(ContactLink link, Standing standing) {
    ContactId id = link.contact().id();
    close(id);
    Contact contact = link.contact().withStanding(standing);
    store.contacts().pairSecret(id).ifPresent(secret -> open(contact, secret));
  }

  /**
   * Forgets a contact: link, pair secret, queue, and what they were still to send.
   *
   * @return done on the loop, once nothing of it stands on the disk
   */
  public CompletableFuture<Void> remove(ContactId id) {
    close(id);
    traffic.remove(id);
    CompletableFuture<Void> removed =
        onLoop(
            store.update(tx -> store.contacts().remove(tx, id)),
            () -> {
              // A pairing may have opened the link anew while the disk was written.
              close(id);
              newKeyOf(id, id).ifPresent(this::forget);
              listener.removed(id);
            });
    return removed
        .thenCompose(done -> store.blobs().forget(id))
        .thenCompose(done -> store.erase())
        .thenAccept(erased -> {});
  }

  /** Tries the contact's addresses now. */
  public void dialNow(ContactId id) {
    find(id).ifPresent(ContactLink::dialNow);
  }

  /** This node is elsewhere: tells whom it is linked with, and dials all others. */
  public void moved() {
    environment.servers().moved();
    announce();
    dialAll();
  }

  /** Uses these STUN and TURN servers from now on. */
  public void use(List<IceServer> servers) {
    if (environment.servers().use(servers)) {
      dialAll();
    }
  }

  private void dialAll() {
    all().stream().filter(link -> !link.state().online()).forEach(ContactLink::dialNow);
  }

  /** Tells every contact our name, addresses and weekly key anew. */
  public void announce() {
    all().forEach(ContactLink::sendStart);
  }

  /** Says goodbye to every contact. */
  public void close() {
    new ArrayList<>(links.keySet()).forEach(this::close);
  }

  private void close(ContactId id) {
    ContactLink link = links.remove(id);
    if (link != null) {
      link.close();
    }
  }

  private CompletableFuture<Void> onLoop(CompletableFuture<Void> stage, Runnable then) {
    return stage.thenRunAsync(then, environment.loop());
  }
}
