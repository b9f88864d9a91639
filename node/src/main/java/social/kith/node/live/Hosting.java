package social.kith.node.live;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import social.kith.crypto.ContactId;
import social.kith.node.loop.EventLoop;
import social.kith.node.loop.TokenBucket;

/** Loop-owned. The rooms of this node. */
final class Hosting {
  /** How long a call rings. */
  static final Duration RINGING = Duration.ofSeconds(45);

  /** How long somebody whose link is gone keeps their seat: their media may still flow. */
  static final Duration GRACE = Duration.ofSeconds(30);

  /** Most places of one contact in a room: a page on each of a few devices. */
  static final int MAX_PLACES_EACH = 3;

  /** A contact may come in so often at once, and once more each second. */
  private static final int JOINS_AT_ONCE = 10;

  private final EventLoop loop;
  private final LinkPost post;
  private final Function<ContactId, String> names;
  private final RoomsListener listener;
  private final Map<RoomId, HostedRoom> rooms = new LinkedHashMap<>();
  private final Map<RoomId, EventLoop.Timer> ringing = new HashMap<>();
  private final Map<ContactId, EventLoop.Timer> leaving = new HashMap<>();
  private final Map<ContactId, TokenBucket> joins = new HashMap<>();

  Hosting(
      EventLoop loop, LinkPost post, Function<ContactId, String> names, RoomsListener listener) {
    this.loop = loop;
    this.post = post;
    this.names = names;
    this.listener = listener;
  }

  Collection<HostedRoom> all() {
    return rooms.values();
  }

  /** Whether this person is in a call of theirs. */
  boolean isInCall() {
    return rooms.values().stream()
        .anyMatch(room -> room.card().kind() == RoomCard.Kind.CALL && room.hasThisPerson());
  }

  /** A call that rings at this contact alone. */
  Optional<HostedRoom> callTo(ContactId contact) {
    return rooms.values().stream()
        .filter(room -> room.card().ringing() && !room.met())
        .filter(room -> room.audience().equals(Set.of(contact)))
        .findFirst();
  }

  Optional<HostedRoom> find(RoomId id) {
    return Optional.ofNullable(rooms.get(id));
  }

  void open(RoomCard card, Set<ContactId> audience) {
    rooms.put(card.id(), new HostedRoom(card, audience));
    if (card.ringing()) {
      ringing.put(card.id(), loop.schedule(RINGING, () -> unanswered(card.id())));
    }
    tell(audience);
    listener.changed();
  }

  private void unanswered(RoomId id) {
    HostedRoom room = rooms.get(id);
    if (room == null) {
      return;
    }
    if (!room.met()) {
      end(room, Ending.UNANSWERED);
      return;
    }
    room.stopRinging();
    tell(room.audience());
    listener.changed();
  }

  /** Lets other contacts in than before; who is not among them goes. */
  void audience(HostedRoom room, Set<ContactId> wished) {
    Set<ContactId> before = room.audience();
    if (before.equals(wished)) {
      return;
    }
    before.stream().filter(one -> !wished.contains(one)).forEach(room::dismiss);
    room.audience(wished);
    tell(before);
    tell(wished);
    listener.changed();
  }

  /** Tells each of them which rooms they may come into. */
  private void tell(Collection<ContactId> contacts) {
    contacts.forEach(this::tell);
  }

  private void tell(ContactId contact) {
    List<RoomCard> open =
        rooms.values().stream()
            .filter(room -> room.admits(contact))
            .map(room -> room.cardFor(contact))
            .limit(LiveMessage.MAX_ROOMS)
            .toList();
    post.send(contact, new LiveMessage.Offered(open));
  }

  /** The contact is online: they hear of everything anew. */
  void ready(ContactId contact) {
    EventLoop.Timer timer = leaving.remove(contact);
    if (timer != null) {
      timer.cancel();
    }
    List.copyOf(rooms.values()).forEach(room -> room.confirm(contact));
    tell(contact);
  }

  /** The contact's link is gone. */
  void gone(ContactId contact) {
    if (rooms.values().stream().anyMatch(room -> !room.numbersOf(contact).isEmpty())) {
      leaving.computeIfAbsent(contact, id -> loop.schedule(GRACE, () -> left(id)));
    }
  }

  private void left(ContactId contact) {
    leaving.remove(contact);
    for (HostedRoom room : List.copyOf(rooms.values())) {
      List<Integer> numbers = room.numbersOf(contact);
      numbers.forEach(number -> room.unseat(number, Optional.empty()));
      if (!numbers.isEmpty()) {
        settle(room);
      }
    }
  }

  /** The contact is none any more, or blocked. */
  void removed(ContactId contact) {
    joins.remove(contact);
    for (HostedRoom room : List.copyOf(rooms.values())) {
      if (room.admits(contact)) {
        dismiss(room, contact);
      }
    }
  }

  void message(ContactId from, LiveMessage message) {
    if (message instanceof LiveMessage.Join join) {
      join(from, join);
    } else if (message instanceof LiveMessage.Leave leave) {
      find(leave.room())
          .filter(room -> room.isOf(from, leave.number()))
          .ifPresent(room -> leave(room, leave.number()));
    } else if (message instanceof LiveMessage.Said said) {
      find(said.room())
          .filter(room -> room.isOf(from, said.from()))
          .ifPresent(room -> room.say(said.from(), said.to(), said.text()));
    } else if (message instanceof LiveMessage.Decline decline) {
      find(decline.room())
          .filter(room -> room.admits(from) && room.card().kind() == RoomCard.Kind.CALL)
          .ifPresent(room -> declined(room, from, decline.busy()));
    }
  }

  private void join(ContactId from, LiveMessage.Join join) {
    Optional<HostedRoom> found = find(join.room()).filter(room -> room.admits(from));
    found.ifPresent(room -> makeRoom(room, from));
    Optional<HostedRoom> free =
        found.filter(room -> !room.isFull(true)).filter(room -> joins(from).take(1));
    if (free.isEmpty()) {
      Ending why = found.isPresent() ? Ending.FULL : Ending.GONE;
      post.send(from, new LiveMessage.Refused(join.room(), join.attempt(), why));
      return;
    }
    Seat seat = new ContactSeat(join.room(), join.attempt(), message -> post.send(from, message));
    seat(free.get(), names.apply(from), Optional.of(from), seat);
  }

  /** The newest of a contact's places takes that of the oldest, so that nobody has all of them. */
  private static void makeRoom(HostedRoom room, ContactId contact) {
    List<Integer> numbers = room.numbersOf(contact);
    if (numbers.size() >= MAX_PLACES_EACH) {
      room.unseat(numbers.get(0), Optional.of(Ending.FULL));
    }
  }

  private TokenBucket joins(ContactId contact) {
    return joins.computeIfAbsent(contact, id -> new TokenBucket(loop, JOINS_AT_ONCE, 1));
  }

  /** Sends one away from a room. */
  void dismiss(HostedRoom room, int number, Ending why) {
    room.unseat(number, Optional.of(why));
    settle(room);
  }

  /** Gives somebody a place; empty if there is none, and then they were told. */
  Optional<Integer> seat(HostedRoom room, String name, Optional<ContactId> contact, Seat seat) {
    if (room.isFull(contact.isPresent())) {
      seat.ended(Ending.FULL);
      return Optional.empty();
    }
    int number = room.seat(name, contact, seat, loop.now());
    listener.changed();
    return Optional.of(number);
  }

  void leave(HostedRoom room, int number) {
    room.unseat(number, Optional.empty());
    settle(room);
  }

  private void declined(HostedRoom room, ContactId contact, boolean busy) {
    room.declined(contact, busy);
    tell(contact);
    settle(room);
  }

  /** Does not let a contact in any more. */
  void dismiss(HostedRoom room, ContactId contact) {
    room.dismiss(contact);
    tell(contact);
    settle(room);
  }

  private void settle(HostedRoom room) {
    room.over().ifPresentOrElse(why -> end(room, why), listener::changed);
  }

  void end(HostedRoom room, Ending why) {
    close(room, () -> room.end(why));
  }

  /** The call goes on in another room: those in this one go there. */
  void move(HostedRoom room, RoomId to) {
    close(room, () -> room.move(to));
  }

  private void close(HostedRoom room, Runnable tellSeats) {
    if (!rooms.remove(room.card().id(), room)) {
      return;
    }
    EventLoop.Timer timer = ringing.remove(room.card().id());
    if (timer != null) {
      timer.cancel();
    }
    Set<ContactId> audience = room.audience();
    tellSeats.run();
    tell(audience);
    listener.ended(room.card(), audience);
    listener.changed();
  }

  void close() {
    List.copyOf(rooms.values()).forEach(room -> end(room, Ending.ENDED));
  }
}
