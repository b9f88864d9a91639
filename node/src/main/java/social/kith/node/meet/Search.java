package social.kith.node.meet;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.loop.EventLoop;
import social.kith.storage.ContactState;
import social.kith.storage.Store;

/**
 * Loop-owned. What this node does to find contacts it has no link to, through those it has one to:
 * where somebody else looks for the same tag, the two send each other where they wait.
 */
final class Search {
  private static final Logger LOG = LoggerFactory.getLogger(Search.class);

  /** The same kind of envelope to one contact through one other: at most this often. */
  private static final long MIN_BETWEEN_MS = 2_000;

  private final Identity self;
  private final Store store;
  private final EventLoop loop;
  private final KeyRing keys;
  private final Supplier<Collection<ContactLink>> contacts;
  private final BiConsumer<ContactId, MeetingMessage> send;
  private final Tags tags = new Tags();
  private final Map<ContactId, Match> matches = new LinkedHashMap<>();
  private final Map<Sent, Long> sentMs = new HashMap<>();
  private final Map<ContactId, Instant> newestRecord = new HashMap<>();

  /** Weekly keys that came in an envelope and are perhaps not on disk yet. */
  private final Map<ContactId, byte[]> noticed = new HashMap<>();

  /** Where a contact was found to look for this node too. */
  private record Match(MeetingTag tag, ContactId helper) {}

  private record Sent(ContactId to, ContactId helper, int kind) {}

  /** Sends to a contact that is online. */
  Search(
      Identity self,
      Store store,
      EventLoop loop,
      KeyRing keys,
      Supplier<Collection<ContactLink>> contacts,
      BiConsumer<ContactId, MeetingMessage> send) {
    this.self = self;
    this.store = store;
    this.loop = loop;
    this.keys = keys;
    this.contacts = contacts;
    this.send = send;
  }

  /** The tags of all contacts that are looked for now. */
  Set<MeetingTag> tags() {
    Map<ContactId, ContactLink> lost =
        contacts.get().stream()
            .filter(Search::isLost)
            .collect(Collectors.toMap(link -> link.contact().id(), link -> link));
    tags.keepOnly(lost.keySet());
    matches.keySet().retainAll(lost.keySet());
    noticed.keySet().retainAll(lost.keySet());
    sentMs.keySet().removeIf(sent -> !lost.containsKey(sent.to()));
    Set<MeetingTag> wanted = new LinkedHashSet<>();
    lost.forEach((id, link) -> wanted.addAll(tags.of(id, link.meeting(), loop.now())));
    return wanted;
  }

  private static boolean isLost(ContactLink contact) {
    return !contact.state().online()
        && contact.contact().state() == ContactState.CONFIRMED
        && contact.contact().standing().mayShare();
  }

  /** The contact that is looked for by this tag, if it still is. */
  Optional<ContactLink> lost(MeetingTag tag) {
    return tags.find(tag)
        .flatMap(id -> contacts.get().stream().filter(c -> c.contact().id().equals(id)).findFirst())
        .filter(Search::isLost);
  }

  /** The contact looks for this node, and is online with the helper. */
  void matched(ContactLink contact, MeetingTag tag, ContactId helper) {
    Match match = new Match(tag, helper);
    matches.put(contact.contact().id(), match);
    sendRecord(contact, match);
  }

  /** Sends all that look for this node where it waits once more. */
  void again() {
    matches.values().forEach(match -> lost(match.tag).ifPresent(c -> sendRecord(c, match)));
  }

  /** An envelope of the contact came through the helper. */
  void received(ContactLink contact, ContactId helper, MeetingMessage.Carry carry) {
    Match match = new Match(carry.tag(), helper);
    try {
      Envelope envelope =
          Envelope.open(
              contact.meeting(), self.id(), contact.contact().key(), keys::find, carry.envelope());
      if (envelope instanceof Envelope.Record found) {
        found(contact, found.record());
      } else if (envelope instanceof Envelope.Notice notice) {
        keep(contact, notice.weeklyKey());
        sendRecord(contact, match);
      } else {
        sendNotice(contact, match);
      }
    } catch (MalformedException e) {
      // Perhaps the helper made it: the contact has nothing to do with it.
      LOG.warn("an envelope that came through {} does not open", helper.shortHex());
    }
  }

  private void found(ContactLink contact, AddressRecord record) {
    ContactId id = contact.contact().id();
    Instant before = newestRecord.getOrDefault(id, Instant.MIN);
    if (record.issuedAt().isAfter(before) && record.isGood(loop.now())) {
      newestRecord.put(id, record.issuedAt());
      LOG.info("{} was found through another contact", id.shortHex());
      contact.found(record.addresses());
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

  private void sendRecord(ContactLink contact, Match match) {
    Optional<byte[]> theirs = theirKey(contact.contact().id());
    if (theirs.isEmpty()) {
      sendNotice(contact, match);
      return;
    }
    AddressRecord record = AddressRecord.now(contact.ownAddresses(), loop.now());
    try {
      post(
          contact,
          match,
          Envelope.record(contact.meeting(), self, contact.contact().key(), theirs.get(), record));
    } catch (MalformedException e) {
      LOG.warn("the weekly key of {} is damaged", contact.contact().id().shortHex());
    }
  }

  /** With this the contact can seal to this node. */
  private void sendNotice(ContactLink contact, Match match) {
    post(contact, match, Envelope.notice(contact.meeting(), keys.signed()));
  }

  private void post(ContactLink contact, Match match, byte[] envelope) {
    Sent what = new Sent(contact.contact().id(), match.helper, envelope[0]);
    long now = loop.monotonicMs();
    Long before = sentMs.get(what);
    if (before == null || now - before >= MIN_BETWEEN_MS) {
      sentMs.put(what, now);
      send.accept(match.helper, new MeetingMessage.Carry(match.tag, envelope));
    }
  }
}
