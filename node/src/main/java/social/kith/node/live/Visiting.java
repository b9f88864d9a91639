package social.kith.node.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.node.loop.EventLoop;

/** Loop-owned. The rooms of contacts, and the seats that this person has in them. */
final class Visiting {
  /** Longer than hosts wait, so that one who is let go of hears it from the host. */
  private static final Duration GRACE = Hosting.GRACE.plusSeconds(5);

  private final EventLoop loop;
  private final LinkPost post;
  private final OwnCalls own;
  private final RoomsListener listener;
  private final Map<ContactId, Map<RoomId, RoomCard>> offered = new LinkedHashMap<>();
  private final List<Visit> visits = new ArrayList<>();
  private final Ringing ringing;
  private final Map<ContactId, EventLoop.Timer> lost = new HashMap<>();
  private long attempts;

  /** A seat in a contact's room. */
  private static final class Visit {
    final ContactId host;
    final RoomId room;
    final long attempt;
    final Seat seat;
    final Map<Integer, Occupant> present = new LinkedHashMap<>();
    Optional<Integer> number = Optional.empty();

    /** Whether the host has said in this session that this place is still there. */
    boolean confirmed;

    Visit(ContactId host, RoomId room, long attempt, Seat seat) {
      this.host = host;
      this.room = room;
      this.attempt = attempt;
      this.seat = seat;
    }
  }

  /** A seat, for whoever sits there. */
  record Place(RoomId room, long attempt) {}

  /**
   * No rooms yet.
   *
   * @param own the rooms of this node
   */
  Visiting(EventLoop loop, LinkPost post, OwnCalls own, RoomsListener listener) {
    this.loop = loop;
    this.post = post;
    this.own = own;
    this.listener = listener;
    this.ringing = new Ringing(loop);
  }

  /** All rooms that contacts let this person into. */
  List<LiveRoom> all() {
    List<LiveRoom> rooms = new ArrayList<>();
    offered.forEach((host, cards) -> cards.values().forEach(card -> rooms.add(room(host, card))));
    return rooms;
  }

  private LiveRoom room(ContactId host, RoomCard card) {
    return new LiveRoom(card, Optional.of(host), Set.of(), List.of(), isIn(host, card.id()));
  }

  private boolean isIn(ContactId host, RoomId room) {
    return visits.stream().anyMatch(visit -> visit.host.equals(host) && visit.room.equals(room));
  }

  /** Whether this person is in a call of somebody's. */
  boolean isInCall() {
    return visits.stream()
        .map(visit -> offered.getOrDefault(visit.host, Map.of()).get(visit.room))
        .anyMatch(card -> card != null && card.kind() == RoomCard.Kind.CALL);
  }

  Optional<ContactId> hostOf(RoomId room) {
    return offered.entrySet().stream()
        .filter(host -> host.getValue().containsKey(room))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Asks to be let in; the seat hears of it. */
  Place join(ContactId host, RoomId room, Seat seat) {
    Visit visit = new Visit(host, room, attempts++, seat);
    visit.confirmed = true;
    visits.add(visit);
    post.send(host, new LiveMessage.Join(room, visit.attempt));
    listener.changed();
    return new Place(room, visit.attempt);
  }

  void say(Place place, int to, String text) {
    find(place)
        .ifPresent(
            visit ->
                visit.number.ifPresent(
                    from ->
                        post.send(visit.host, new LiveMessage.Said(visit.room, from, to, text))));
  }

  void leave(Place place) {
    find(place)
        .ifPresent(
            visit -> {
              visits.remove(visit);
              visit.number.ifPresent(
                  number -> post.send(visit.host, new LiveMessage.Leave(visit.room, number)));
              listener.changed();
            });
  }

  private Optional<Visit> find(Place place) {
    return visits.stream().filter(visit -> visit.attempt == place.attempt).findFirst();
  }

  /** Says no to a call. */
  void decline(ContactId host, RoomCard call, boolean busy) {
    offered.getOrDefault(host, Map.of()).remove(call.id());
    post.send(host, new LiveMessage.Decline(call.id(), busy));
    listener.changed();
  }

  Optional<RoomCard> card(ContactId host, RoomId room) {
    return Optional.ofNullable(offered.getOrDefault(host, Map.of()).get(room));
  }

  /** The contact is online again; it says at once what it offers. */
  void ready(ContactId host) {
    EventLoop.Timer timer = lost.remove(host);
    if (timer != null) {
      timer.cancel();
    }
    visits.stream()
        .filter(visit -> visit.host.equals(host))
        .forEach(visit -> visit.confirmed = false);
  }

  /** The contact's link is gone: what is seen of them may go on for a while. */
  void gone(ContactId host) {
    Map<RoomId, RoomCard> cards = offered.remove(host);
    if (cards == null) {
      return;
    }
    cards.values().forEach(card -> missedIfRinging(host, card));
    if (visits.stream().anyMatch(visit -> visit.host.equals(host))) {
      lost.computeIfAbsent(host, id -> loop.schedule(GRACE, () -> removed(id)));
    }
    listener.changed();
  }

  /** The contact is none any more, or stays away. */
  void removed(ContactId host) {
    offered.remove(host);
    lost.remove(host);
    endVisits(host, visit -> true, Ending.UNREACHABLE);
  }

  private void endVisits(ContactId host, Predicate<Visit> which, Ending why) {
    List<Visit> over =
        visits.stream().filter(visit -> visit.host.equals(host)).filter(which).toList();
    visits.removeAll(over);
    over.forEach(visit -> visit.seat.ended(why));
    listener.changed();
  }

  private void missedIfRinging(ContactId host, RoomCard card) {
    if (card.ringing() && !ringing.isAnswered(card.id())) {
      listener.missed(host, card);
    }
  }

  /** What a host says. */
  void message(ContactId from, LiveMessage message) {
    if (message instanceof LiveMessage.Offered now) {
      offered(from, now.rooms());
    } else if (message instanceof LiveMessage.Admitted in) {
      admitted(from, in);
    } else if (message instanceof LiveMessage.Refused no) {
      endVisits(from, visit -> visit.attempt == no.attempt(), no.why());
    } else if (message instanceof LiveMessage.Came came) {
      visit(from, came.room(), came.to()).ifPresent(visit -> came(visit, came.who()));
    } else if (message instanceof LiveMessage.Left left) {
      visit(from, left.room(), left.to()).ifPresent(visit -> left(visit, left.number()));
    } else if (message instanceof LiveMessage.Said said) {
      visit(from, said.room(), said.to())
          .ifPresent(visit -> visit.seat.signal(said.from(), said.text()));
    } else if (message instanceof LiveMessage.Leave out) {
      visit(from, out.room(), out.number())
          .ifPresent(visit -> endVisits(from, visit::equals, Ending.ENDED));
    }
  }

  private Optional<Visit> visit(ContactId host, RoomId room, int number) {
    return visits.stream()
        .filter(visit -> visit.host.equals(host) && visit.room.equals(room))
        .filter(visit -> visit.number.equals(Optional.of(number)))
        .findFirst();
  }

  private void admitted(ContactId from, LiveMessage.Admitted in) {
    Optional<Visit> found =
        visits.stream()
            .filter(one -> one.host.equals(from) && one.attempt == in.attempt())
            .filter(one -> one.room.equals(in.room()))
            .findFirst();
    if (found.isEmpty()) { // whoever asked left meanwhile
      post.send(from, new LiveMessage.Leave(in.room(), in.number()));
      return;
    }
    Visit visit = found.get();
    visit.confirmed = true;
    ringing.answered(visit.room);
    if (visit.number.equals(Optional.of(in.number()))) {
      catchUp(visit, in.present());
      return;
    }
    visit.number = Optional.of(in.number());
    visit.present.clear();
    in.present().forEach(who -> visit.present.put(who.number(), who));
    visit.seat.admitted(in.number(), List.copyOf(visit.present.values()));
    listener.changed();
  }

  /** What happened while the link was gone. */
  private static void catchUp(Visit visit, List<Occupant> present) {
    Set<Integer> now = present.stream().map(Occupant::number).collect(Collectors.toSet());
    List.copyOf(visit.present.keySet()).stream()
        .filter(number -> !now.contains(number))
        .forEach(number -> left(visit, number));
    present.forEach(who -> came(visit, who));
  }

  /** Only who is new there, and no more than can be. */
  private static void came(Visit visit, Occupant who) {
    boolean room = visit.present.size() < RoomCard.Kind.CALL.most();
    if (room
        && !visit.number.equals(Optional.of(who.number()))
        && visit.present.putIfAbsent(who.number(), who) == null) {
      visit.seat.came(who);
    }
  }

  private static void left(Visit visit, int number) {
    if (visit.present.remove(number) != null) {
      visit.seat.left(number);
    }
  }

  private void offered(ContactId host, List<RoomCard> now) {
    Map<RoomId, RoomCard> before = offered.getOrDefault(host, Map.of());
    Map<RoomId, RoomCard> cards = new LinkedHashMap<>();
    now.stream()
        .filter(card -> isOnly(host, card.id()))
        .map(card -> isSilent(before.get(card.id())) ? card.silent() : card)
        .filter(card -> !card.ringing() || cards.values().stream().noneMatch(RoomCard::ringing))
        .forEach(card -> cards.put(card.id(), card));
    offered.put(host, cards);
    before.values().stream()
        .filter(card -> !cards.containsKey(card.id()) || !cards.get(card.id()).ringing())
        .forEach(card -> missedIfRinging(host, card));
    before.keySet().stream().filter(id -> !cards.containsKey(id)).forEach(ringing::forget);
    endVisits(host, visit -> !cards.containsKey(visit.room), Ending.ENDED);
    joinAnew(host);
    List.copyOf(cards.values()).stream()
        .filter(card -> card.ringing() && !before.containsKey(card.id()))
        .forEach(card -> called(host, card));
  }

  private void called(ContactId host, RoomCard card) {
    switch (own.answer(host, card.id())) {
      case RING -> ring(host, card);
      case BUSY -> {
        listener.missed(host, card);
        decline(host, card, true);
      }
      case TAKE -> {
        ringing.answered(card.id());
        silence(host, card);
      }
      case DROP -> {
        ringing.answered(card.id());
        offered.getOrDefault(host, Map.of()).remove(card.id());
      }
    }
  }

  private void ring(ContactId host, RoomCard card) {
    if (ringing.mayRing(host)) {
      ringing.begin(card.id(), () -> silence(host, card));
    } else {
      silence(host, card);
    }
  }

  /** It rings no longer here; this person may still come. */
  private void silence(ContactId host, RoomCard card) {
    Map<RoomId, RoomCard> cards = offered.getOrDefault(host, Map.of());
    RoomCard now = cards.get(card.id());
    if (now != null && now.ringing()) {
      cards.put(card.id(), now.silent());
      missedIfRinging(host, now);
      listener.changed();
    }
  }

  /** A call of this contact that rings here. */
  Optional<RoomId> ringingFrom(ContactId host) {
    return offered.getOrDefault(host, Map.of()).values().stream()
        .filter(RoomCard::ringing)
        .map(RoomCard::id)
        .findFirst();
  }

  /** What does not ring any more does not ring again. */
  private static boolean isSilent(@Nullable RoomCard before) {
    return before != null && !before.ringing();
  }

  /** A room is known by its id alone: nobody else can offer one of the same. */
  private boolean isOnly(ContactId host, RoomId room) {
    return !own.hosts(room) && hostOf(room).filter(other -> !other.equals(host)).isEmpty();
  }

  /** Places that the host let go of, or never heard of, while the link was gone. */
  private void joinAnew(ContactId host) {
    for (Visit visit : visits) {
      if (visit.host.equals(host) && !visit.confirmed) {
        visit.confirmed = true;
        post.send(host, new LiveMessage.Join(visit.room, visit.attempt));
      }
    }
  }

  void close() {
    for (Visit visit : List.copyOf(visits)) {
      leave(new Place(visit.room, visit.attempt));
      visit.seat.ended(Ending.ENDED);
    }
  }
}
