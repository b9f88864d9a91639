package social.kith.node.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.node.find.Invite;
import social.kith.node.find.InviteException;
import social.kith.node.link.LinkEnvironment;
import social.kith.storage.Acceptance;
import social.kith.storage.Store;

/** Loop-owned. The invites of others that this node is using. */
public final class UsedInvites {
  private static final Logger LOG = LoggerFactory.getLogger(UsedInvites.class);

  private final LinkEnvironment environment;
  private final Store store;
  private final ContactBook book;
  private final Supplier<String> ownName;
  private final Consumer<UsedInvite.Progress> listener;
  private final Map<ContactId, UsedInvite> byInviter = new LinkedHashMap<>();

  /**
   * None in use until {@link #start}.
   *
   * @param listener hears each step; called on the loop
   */
  public UsedInvites(
      LinkEnvironment environment,
      Store store,
      ContactBook book,
      Supplier<String> ownName,
      Consumer<UsedInvite.Progress> listener) {
    this.environment = environment;
    this.store = store;
    this.book = book;
    this.ownName = ownName;
    this.listener = listener;
  }

  /** Goes on with those that were in use when the node stopped. */
  public void start() {
    for (Acceptance acceptance : store.acceptances().all()) {
      try {
        Invite invite = Invite.parse(acceptance.code(), environment.loop().now());
        OptionalInt port = OptionalInt.of(acceptance.linkPort());
        open(invite, acceptance.forContact(), acceptance.startedAt(), port);
      } catch (InviteException e) {
        LOG.info("an invite in use ended while the node was off: {}", e.reason());
        forget(acceptance.inviter());
      }
    }
  }

  /**
   * Begins to use an invite; the same one twice starts again.
   *
   * @param forContact the contact who is said to have made it, with whatever key
   */
  public CompletableFuture<UsedInvite.Progress> use(Invite invite, Optional<ContactId> forContact) {
    environment.loop().requireInLoop();
    dismiss(invite.inviter());
    Instant now = environment.loop().now();
    UsedInvite used = open(invite, forContact, now, OptionalInt.empty());
    Acceptance acceptance =
        new Acceptance(invite.encode(), invite.inviter(), used.port(), now, forContact);
    return store
        .update(tx -> store.acceptances().insert(tx, acceptance))
        .thenApply(nothing -> used.progress());
  }

  /** Those in use and those that ended since the start, oldest first. */
  public List<UsedInvite.Progress> all() {
    environment.loop().requireInLoop();
    return byInviter.values().stream().map(UsedInvite::progress).toList();
  }

  /** Gives up, or forgets one that ended. */
  public void dismiss(ContactId inviter) {
    UsedInvite used = byInviter.remove(inviter);
    if (used != null) {
      used.close();
      forget(inviter);
    }
  }

  /** Gives up what would bring a contact, or a new key of theirs. */
  public void dismissAllOf(ContactId contact) {
    List.copyOf(byInviter.entrySet()).stream()
        .filter(used -> used.getKey().equals(contact) || used.getValue().isFor(contact))
        .forEach(used -> dismiss(used.getKey()));
  }

  /** An inviter whose own link is up has stored us: nothing more is to be done. */
  public void contactOnline(ContactId contact) {
    Optional.ofNullable(byInviter.get(contact)).ifPresent(used -> used.finished(contact));
  }

  /** Frees all ports; those in use go on after the next start. */
  public void close() {
    byInviter.values().forEach(UsedInvite::close);
    byInviter.clear();
  }

  private UsedInvite open(
      Invite invite, Optional<ContactId> forContact, Instant startedAt, OptionalInt port) {
    UsedInvite used =
        new UsedInvite(invite, forContact, startedAt, environment, book, ownName, this::progressed);
    byInviter.put(invite.inviter(), used);
    used.start(port);
    Duration left = Duration.between(environment.loop().now(), invite.expiresAt());
    environment.loop().schedule(left, used::expire);
    return used;
  }

  private void progressed(UsedInvite.Progress progress) {
    if (progress.step().isEnd()) {
      forget(progress.inviter());
    }
    listener.accept(progress);
  }

  private void forget(ContactId inviter) {
    store.update(tx -> store.acceptances().remove(tx, inviter));
  }
}
