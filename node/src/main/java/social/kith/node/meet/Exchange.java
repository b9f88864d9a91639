package social.kith.node.meet;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/**
 * Loop-owned. What this node and the contacts that it looks for say to each other where they have
 * the same tag: where they wait, each sealed for the other.
 */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  /** The same kind of envelope to one contact on one route: at most this often. */
  private static final long MIN_BETWEEN_MS = 2_000;

  private final Identity self;
  private final Store store;
  private final EventLoop loop;
  private final KeyRing keys;
  private final Tags tags = new Tags();
  private final Map<ContactId, ContactLink> lost = new LinkedHashMap<>();
  private final Map<Sent, Long> sentMs = new HashMap<>();
  private final Map<ContactId, Instant> newestRecord = new HashMap<>();

  /** Weekly keys that came in an envelope and are perhaps not on disk yet. */
  private final Map<ContactId, byte[]> noticed = new HashMap<>();

  private record Sent(ContactId to, Route route, int kind) {}

  Exchange(Identity self, Store store, EventLoop loop, KeyRing keys) {
    this.self = self;
    this.store = store;
    this.loop = loop;
    this.keys = keys;
  }

  /**
   * These contacts are looked for from now on, and no others.
   *
   * @return their tags now, in the order of the contacts
   */
  Set<MeetingTag> lookFor(Collection<ContactLink> contacts) {
    lost.clear();
    contacts.forEach(link -> lost.put(link.contact().id(), link));
    tags.keepOnly(lost.keySet());
    noticed.keySet().retainAll(lost.keySet());
    sentMs.keySet().removeIf(sent -> !lost.containsKey(sent.to()));
    Set<MeetingTag> wanted = new LinkedHashSet<>();
    lost.forEach((id, link) -> wanted.addAll(tags.of(id, link.meeting(), loop.now())));
    return wanted;
  }

  /** The tags of a contact that is looked for: of the stretch before, the present and the next. */
  List<MeetingTag> tagsOf(ContactLink contact) {
    return List.copyOf(tags.of(contact.contact().id(), contact.meeting(), loop.now()));
  }

  /** Whether somebody is looked for by this tag. */
  boolean isWanted(MeetingTag tag) {
    return lost(tag).isPresent();
  }

  private Optional<ContactLink> lost(MeetingTag tag) {
    return tags.find(tag)
        .map(lost::get)
        .filter(link -> !link.state().online() && link.mayBeLookedFor());
  }

  /** Whoever has this tag may listen on the route: says where this node waits. */
  void tell(MeetingTag tag, Route route) {
    lost(tag).ifPresent(contact -> sendRecord(contact, tag, route));
  }

  /** An envelope came; one that nobody is looked for by, or that does not open, changes nothing. */
  void received(MeetingTag tag, byte[] bytes, Route route) {
    lost(tag).ifPresent(contact -> received(contact, tag, bytes, route));
  }

  private void received(ContactLink contact, MeetingTag tag, byte[] bytes, Route route) {
    try {
      Envelope envelope =
          Envelope.open(contact.meeting(), self.id(), contact.contact().key(), keys::find, bytes);
      if (envelope instanceof Envelope.Record found) {
        found(contact, found.record(), tag, route);
      } else if (envelope instanceof Envelope.Notice notice) {
        keep(contact, notice.weeklyKey());
        sendRecord(contact, tag, route);
      } else {
        sendNotice(contact, tag, route);
      }
    } catch (MalformedException e) {
      // Perhaps who carried it made it: the contact has nothing to do with it.
      LOG.warn("an envelope for the tag of {} does not open", contact.contact().id().shortHex());
    }
  }

  private void found(ContactLink contact, AddressRecord record, MeetingTag tag, Route route) {
    ContactId id = contact.contact().id();
    Instant before = newestRecord.getOrDefault(id, Instant.MIN);
    if (record.issuedAt().isAfter(before) && record.isGood(loop.now())) {
      newestRecord.put(id, record.issuedAt());
      LOG.info("{} was found: {}", id.shortHex(), route.source());
      contact.found(record.addresses(), route.source());
      if (isDue(new Sent(id, route, Envelope.RECORD), route.answeredMs())) {
        sendRecord(contact, tag, route);
      }
    }
  }

  private void keep(ContactLink contact, byte[] weeklyKey) {
    ContactId id = contact.contact().id();
    noticed.put(id, weeklyKey);
    store.update(tx -> store.contacts().weeklyKey(tx, id, weeklyKey));
  }

  private Optional<byte[]> theirKey(ContactId contact) {
    return Optional.ofNullable(noticed.get(contact)).or(() -> store.contacts().weeklyKey(contact));
  }

  private void sendRecord(ContactLink contact, MeetingTag tag, Route route) {
    Optional<byte[]> theirs = theirKey(contact.contact().id());
    if (theirs.isEmpty()) {
      sendNotice(contact, tag, route);
      return;
    }
    AddressRecord record = AddressRecord.now(contact.ownAddresses(), loop.now());
    try {
      post(
          contact,
          tag,
          route,
          Envelope.record(contact.meeting(), self, contact.contact().key(), theirs.get(), record));
    } catch (MalformedException e) {
      LOG.warn("the weekly key of {} is damaged", contact.contact().id().shortHex());
    }
  }

  /** With this the contact can seal to this node. */
  private void sendNotice(ContactLink contact, MeetingTag tag, Route route) {
    post(contact, tag, route, Envelope.notice(contact.meeting(), keys.signed()));
  }

  private void post(ContactLink contact, MeetingTag tag, Route route, byte[] envelope) {
    Sent what = new Sent(contact.contact().id(), route, envelope[0]);
    if (isDue(what, MIN_BETWEEN_MS)) {
      sentMs.put(what, loop.monotonicMs());
      route.post(tag, envelope);
    }
  }

  private boolean isDue(Sent what, long pauseMs) {
    Long before = sentMs.get(what);
    return before == null || loop.monotonicMs() - before >= pauseMs;
  }
}
