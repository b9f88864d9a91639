package social.kith.node;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import social.kith.crypto.ContactId;
import social.kith.node.contact.ContactLink;
import social.kith.node.contact.LinkState;
import social.kith.node.feed.ProfileCards;
import social.kith.node.link.LinkLoss;
import social.kith.node.link.Traffic;
import social.kith.storage.Allowance;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Store;

/** The contacts as a person sees them: written on the loop, read from any thread. */
final class ContactViews {
  private final Store store;
  private final PhotoRules rules;
  private final Conduct conduct;
  private final ProfileCards cards;
  private final Map<ContactId, Entry> entries = new ConcurrentHashMap<>();
  private final Map<ContactId, ContactId> currentIds = new ConcurrentHashMap<>();

  private record Entry(Contact contact, LinkState link, boolean ready, Traffic traffic) {}

  ContactViews(Store store, PhotoRules rules, Conduct conduct, ProfileCards cards) {
    this.store = store;
    this.rules = rules;
    this.conduct = conduct;
    this.cards = cards;
  }

  void put(ContactLink link) {
    Contact contact = link.contact();
    entries.put(contact.id(), new Entry(contact, link.state(), link.isReady(), link.traffic()));
  }

  void remove(ContactId id) {
    entries.remove(id);
  }

  /** The ids that contacts had before their key changed, with those that they have now. */
  void formerIds(Map<ContactId, ContactId> ids) {
    currentIds.clear();
    currentIds.putAll(ids);
  }

  /** The id that somebody has now. */
  ContactId current(ContactId id) {
    return currentIds.getOrDefault(id, id);
  }

  List<ContactView> all() {
    return entries.values().stream()
        .filter(ContactViews::isShown)
        .map(this::view)
        .sorted(Comparator.comparing(ContactView::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** The ids of all that are shown. */
  List<ContactId> ids() {
    return entries.values().stream()
        .filter(ContactViews::isShown)
        .map(entry -> entry.contact.id())
        .toList();
  }

  Optional<ContactView> find(ContactId id) {
    return Optional.ofNullable(entries.get(id)).filter(ContactViews::isShown).map(this::view);
  }

  /** A new key is shown with the contact whose it is said to be. */
  private static boolean isShown(Entry entry) {
    return entry.contact.standing().replaces().isEmpty();
  }

  private Optional<KeyChangeView> keyChange(Contact contact) {
    return contact
        .standing()
        .replacedBy()
        .flatMap(this::contact)
        .map(
            fresh ->
                new KeyChangeView(
                    fresh.id().hex(), fresh.name(), fresh.pairingCode(), fresh.pairedAt()));
  }

  /** The contact's name, or a word for somebody who is no contact any more. */
  String name(ContactId id) {
    Entry entry = entries.get(current(id));
    return entry == null ? "A former contact" : entry.contact.name();
  }

  /** The names of all contacts, under each of their ids. */
  Map<ContactId, String> names() {
    Map<ContactId, String> names = new HashMap<>();
    entries.forEach((id, entry) -> names.put(id, entry.contact.name()));
    currentIds.keySet().forEach(id -> names.put(id, name(id)));
    return names;
  }

  /** All ids of those who can send something again, also the ids that they had before. */
  Set<ContactId> senders() {
    return names().keySet().stream()
        .filter(id -> contact(current(id)).filter(ContactViews::canSend).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean canSend(Contact contact) {
    return contact.state() == ContactState.CONFIRMED && contact.standing().blockedAt().isEmpty();
  }

  boolean isOnline(ContactId id) {
    Entry entry = entries.get(id);
    return entry != null && entry.link.online();
  }

  Optional<Contact> contact(ContactId id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::contact);
  }

  private ContactView view(Entry entry) {
    Contact contact = entry.contact;
    ProfileCards.Shown card = cards.of(contact.id());
    return new ContactView(
        contact.id().hex(),
        contact.name(),
        card.line(),
        card.picture(),
        state(contact.state()),
        contact.pairingCode(),
        link(entry.link),
        contact.lastSeenAt(),
        contact.verifiedAt(),
        contact.standing().blockedAt(),
        store.marks().mutedAt(contact.id()),
        keyChange(contact),
        store.deliveries().waiting(contact.id()),
        allowance(rules.allowance(contact.id())),
        conduct.of(contact.id()).stream().map(Conduct::view).toList(),
        traffic(entry.traffic.count()));
  }

  private static AllowanceView allowance(Allowance allowance) {
    return new AllowanceView(
        allowance.originalBytes(),
        allowance.items(),
        allowance.itemBytes(),
        allowance.photoBytes());
  }

  private static ContactView.State state(ContactState state) {
    return switch (state) {
      case PENDING -> ContactView.State.PENDING;
      case AWAITING -> ContactView.State.AWAITING;
      case CONFIRMED -> ContactView.State.CONFIRMED;
    };
  }

  /** The state of a link. */
  static LinkView.State state(LinkState link) {
    if (!link.online()) {
      return link.connecting() ? LinkView.State.CONNECTING : LinkView.State.OFFLINE;
    }
    return switch (link.reach()) {
      case MACHINE -> LinkView.State.MACHINE;
      case LOCAL -> LinkView.State.LOCAL;
      case DIRECT -> LinkView.State.DIRECT;
      case RELAYED -> LinkView.State.RELAYED;
    };
  }

  private static LinkView link(LinkState link) {
    return new LinkView(state(link), link.since(), link.loss().map(LinkLoss::inWords));
  }

  private static TrafficView traffic(Traffic.Count count) {
    return new TrafficView(
        count.itemSent(),
        count.itemReceived(),
        count.photoSent(),
        count.photoReceived(),
        count.otherSent(),
        count.otherReceived());
  }
}
