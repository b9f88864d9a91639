package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.crypto.SignedWeeklyKey;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Standing;
import social.kith.storage.Store;

/** Loop-owned. What is known of a contact: what changes here by their word is stored, too. */
final class KnownContact {
  private static final int MAX_ADDRESSES = 16;

  private final Store store;
  private Contact contact;

  KnownContact(Contact contact, Store store) {
    this.contact = contact;
    this.store = store;
  }

  /** As it is now. */
  Contact get() {
    return contact;
  }

  ContactId id() {
    return contact.id();
  }

  /** What keeps the contact from being linked and shared with. */
  Standing standing() {
    return contact.standing();
  }

  boolean isConfirmed() {
    return contact.state() == ContactState.CONFIRMED;
  }

  /** The UDP port that is kept for their link. */
  void linkPort(int port) {
    if (port != contact.linkPort()) {
      contact = contact.withLinkPort(port);
      store.update(tx -> store.contacts().linkPort(tx, id(), port));
    }
  }

  /** The person confirmed them; stored by whoever says so. */
  void confirmed() {
    contact = contact.withState(ContactState.CONFIRMED);
  }

  /** The person acknowledged that this is a contact's new key; stored by whoever says so. */
  void acknowledged() {
    contact = contact.withStanding(Standing.GOOD);
    if (contact.state() == ContactState.PENDING) {
      confirmed();
    }
  }

  /** The safety numbers were compared, or not; stored by whoever says so. */
  void verified(Optional<Instant> at) {
    contact = contact.withVerifiedAt(at);
  }

  /**
   * What they told at the beginning of a session. Whose invite this person used is confirmed once
   * they confirm.
   *
   * @param met where they were met just now
   */
  void told(ContactMessage.Start start, Optional<InetSocketAddress> met, Instant now)
      throws MalformedException {
    if (start.weeklyKey().isPresent()) {
      weeklyKey(start.weeklyKey().get());
    }
    boolean accepted = start.confirmed() && contact.state() == ContactState.AWAITING;
    List<InetSocketAddress> addresses = merge(met, start.addresses());
    // Whoever tells no address is tried where they were before.
    Contact moved = addresses.isEmpty() ? contact : contact.withAddresses(addresses);
    Contact changed = moved.withName(start.name());
    Optional<Instant> confirmed = accepted ? Optional.of(now) : Optional.empty();
    save(accepted ? changed.withState(ContactState.CONFIRMED) : changed, confirmed);
  }

  /** By which name they are reached, as stored. */
  Optional<HostPlace> place() {
    Optional<byte[]> stored = store.contacts().hostName(id());
    try {
      return stored.isEmpty() ? Optional.empty() : Optional.of(HostPlace.parse(stored.get()));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /** They said by which name they are reached, or that by none. */
  void place(Optional<HostPlace> told) {
    Optional<byte[]> bytes = told.map(HostPlace::encode);
    store.update(tx -> store.contacts().hostName(tx, id(), bytes));
  }

  /** They said, through somebody else, where they are. */
  void found(Optional<InetSocketAddress> met, List<InetSocketAddress> addresses) {
    List<InetSocketAddress> all = merge(met, addresses);
    if (!all.isEmpty()) {
      save(contact.withAddresses(all), Optional.empty());
    }
  }

  /** A session with them stood until now. */
  void seen(Instant now) {
    contact = contact.withLastSeenAt(now);
    store.update(tx -> store.contacts().seen(tx, id(), now));
  }

  /** Their weekly key, of a session with them: so it is their newest. */
  private void weeklyKey(byte[] key) throws MalformedException {
    if (!store.contacts().weeklyKey(id()).map(old -> Arrays.equals(old, key)).orElse(false)) {
      var unused = SignedWeeklyKey.verify(contact.key(), key);
      store.update(tx -> store.contacts().weeklyKey(tx, id(), key));
    }
  }

  private void save(Contact changed, Optional<Instant> confirmed) {
    if (changed.equals(contact)) {
      return;
    }
    contact = changed;
    store.update(
        tx -> {
          store.contacts().rename(tx, changed.id(), changed.name());
          store.contacts().addresses(tx, changed.id(), changed.addresses());
          confirmed.ifPresent(at -> store.contacts().confirmedBy(tx, changed.id(), at));
        });
  }

  /** Where the contact was met just now, then what it says, each once. */
  private static List<InetSocketAddress> merge(
      Optional<InetSocketAddress> met, List<InetSocketAddress> told) {
    Set<InetSocketAddress> all = new LinkedHashSet<>();
    met.ifPresent(all::add);
    all.addAll(told);
    List<InetSocketAddress> merged = new ArrayList<>(all);
    return List.copyOf(merged.subList(0, Math.min(MAX_ADDRESSES, merged.size())));
  }
}
