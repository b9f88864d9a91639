package social.kith.node.live;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import social.kith.crypto.ContactId;

/** Loop-owned. A room of this node: who may come in, who is in, and what passes between them. */
final class HostedRoom {
  private record Taken(Occupant who, Seat seat, Instant since) {}

  private final Set<ContactId> audience;
  private final Set<ContactId> busy = new LinkedHashSet<>();
  private final Set<ContactId> answered = new HashSet<>();
  private final Map<Integer, Taken> taken = new LinkedHashMap<>();
  private RoomCard card;
  private int next = Occupant.HOST;
  private boolean met;
  private int maxContacts = Integer.MAX_VALUE;

  HostedRoom(RoomCard card, Set<ContactId> audience) {
    this.card = card;
    this.audience = new LinkedHashSet<>(audience);
  }

  RoomCard card() {
    return card;
  }

  Set<ContactId> audience() {
    return Set.copyOf(audience);
  }

  /** What a contact is told: who answered a call is not called again. */
  RoomCard cardFor(ContactId contact) {
    return answered.contains(contact) ? card.silent() : card;
  }

  boolean admits(ContactId contact) {
    return audience.contains(contact);
  }

  void audience(Set<ContactId> wished) {
    audience.clear();
    audience.addAll(wished);
  }

  /** Nobody is called any more: who was may still come. */
  void stopRinging() {
    card = card.silent();
  }

  /** Whether a call had two people in it. */
  boolean met() {
    return met;
  }

  /** No more contacts than these are in it at once, from now on. */
  void limit(int contacts) {
    maxContacts = contacts;
  }

  /** Whether there is no place for one more. */
  boolean isFull(boolean forContact) {
    long contacts = taken.values().stream().filter(it -> it.who.contact().isPresent()).count();
    return taken.size() >= card.kind().most() || (forContact && contacts >= maxContacts);
  }

  /** Gives somebody a place and tells those who are to know. */
  int seat(String name, Optional<ContactId> contact, Seat seat, Instant now) {
    Occupant who = new Occupant(next++, name, contact);
    List<Taken> others = seenBy(who.number());
    taken.put(who.number(), new Taken(who, seat, now));
    met |= taken.size() > 1;
    contact.ifPresent(answered::add);
    seat.admitted(who.number(), others.stream().map(Taken::who).toList());
    others.forEach(other -> other.seat.came(who));
    return who.number();
  }

  /** Those whom somebody sees, and who see them. */
  private List<Taken> seenBy(int number) {
    return taken.values().stream()
        .filter(other -> other.who.number() != number && meet(other.who.number(), number))
        .toList();
  }

  private boolean meet(int one, int other) {
    return !card.kind().isOneWay() || one == Occupant.HOST || other == Occupant.HOST;
  }

  /** Brings what somebody says to whom it is said, if they are there and see each other. */
  void say(int from, int to, String text) {
    Taken other = taken.get(to);
    if (other != null && taken.containsKey(from) && from != to && meet(from, to)) {
      other.seat.signal(from, text);
    }
  }

  /** Whether this number is one of the contact's. */
  boolean isOf(ContactId contact, int number) {
    Taken it = taken.get(number);
    return it != null && it.who.contact().equals(Optional.of(contact));
  }

  /** Somebody goes; why is what they are told, if they are to hear of it. */
  void unseat(int number, Optional<Ending> why) {
    Taken gone = taken.remove(number);
    if (gone != null) {
      why.ifPresent(gone.seat::ended);
      seenBy(number).forEach(other -> other.seat.left(number));
    }
  }

  /** The link to a contact is there again: tells each of their numbers who is in the room. */
  void confirm(ContactId contact) {
    for (int number : numbersOf(contact)) {
      List<Occupant> others = seenBy(number).stream().map(Taken::who).toList();
      Optional.ofNullable(taken.get(number)).ifPresent(it -> it.seat.admitted(number, others));
    }
  }

  /** All of a contact's numbers. */
  List<Integer> numbersOf(ContactId contact) {
    return taken.keySet().stream().filter(number -> isOf(contact, number)).toList();
  }

  /** Does not let a contact in any more. */
  void dismiss(ContactId contact) {
    audience.remove(contact);
    numbersOf(contact).forEach(number -> unseat(number, Optional.of(Ending.ENDED)));
  }

  /** A contact does not take the call. */
  void declined(ContactId contact, boolean isBusy) {
    audience.remove(contact);
    if (isBusy) {
      busy.add(contact);
    }
  }

  /** Why a call is over, if it is. */
  Optional<Ending> over() {
    if (card.kind().isOneWay()) {
      return taken.containsKey(Occupant.HOST) ? Optional.empty() : Optional.of(Ending.ENDED);
    }
    if (taken.size() < (met ? 2 : 1)) {
      return Optional.of(Ending.ENDED);
    }
    if (!met && audience.isEmpty()) {
      return Optional.of(busy.isEmpty() ? Ending.DECLINED : Ending.BUSY);
    }
    return Optional.empty();
  }

  /** Everybody goes. */
  void end(Ending why) {
    empty(seat -> seat.ended(why));
  }

  /** Everybody goes to another room. */
  void move(RoomId to) {
    empty(seat -> seat.moved(to));
  }

  private void empty(Consumer<Seat> tell) {
    List<Taken> all = List.copyOf(taken.values());
    taken.clear();
    all.forEach(one -> tell.accept(one.seat));
  }

  /** Whether one of this person's pages is in it. */
  boolean hasThisPerson() {
    return present().stream().anyMatch(one -> one.who().contact().isEmpty());
  }

  /** Who is in it; a camera that the node has is nobody. */
  List<LiveRoom.Present> present() {
    boolean camera = card.kind() == RoomCard.Kind.CAMERA;
    return taken.values().stream()
        .filter(one -> !camera || one.who.number() != Occupant.HOST)
        .map(one -> new LiveRoom.Present(one.who, one.since))
        .toList();
  }
}
