package social.kith.node.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. Live streams and calls: the rooms of this node, those of its contacts, and what those
 * in one say to each other to connect, which goes over the links of the nodes (docs/protocol.md,
 * "Live").
 */
public final class Rooms {
  /** Most rooms of one node at once. */
  public static final int MAX_HOSTED = LiveMessage.MAX_ROOMS;

  /** Longest text of a signal, in characters. */
  public static final int MAX_SIGNAL_CHARACTERS = LiveMessage.MAX_SIGNAL_CHARACTERS;

  private final ContactId self;
  private final EventLoop loop;
  private final Hosting hosting;
  private final Visiting visiting;
  private final Map<ContactId, ContactLink> online = new HashMap<>();

  /** A place in a room, for whoever sits there. */
  public interface Place {
    /** Brings a text to another one in the room, if they are there. */
    void say(int to, String text);

    /** Goes; the seat hears nothing any more. */
    void leave();

    /** As the host: sends another one away, who hears why. Does nothing elsewhere. */
    default void dismiss(int number, Ending why) {}
  }

  /**
   * No rooms yet.
   *
   * @param self this person
   * @param names what contacts are called
   */
  public Rooms(
      ContactId self, EventLoop loop, Function<ContactId, String> names, RoomsListener listener) {
    this.self = self;
    this.loop = loop;
    this.hosting = new Hosting(loop, this::send, names, listener);
    this.visiting = new Visiting(loop, this::send, new Own(), listener);
  }

  private void send(ContactId to, LiveMessage message) {
    ContactLink link = online.get(to);
    if (link != null) {
      link.send(RecordKind.LIVE, message.encode());
    }
  }

  /** Every room that this person has or may come into. */
  public List<LiveRoom> all() {
    loop.requireInLoop();
    List<LiveRoom> rooms = new ArrayList<>();
    for (HostedRoom room : hosting.all()) {
      List<LiveRoom.Present> present = room.present();
      rooms.add(
          new LiveRoom(
              room.card(), Optional.empty(), room.audience(), present, room.hasThisPerson()));
    }
    rooms.addAll(visiting.all());
    return rooms;
  }

  /** Whether this person is in a call. */
  public boolean isInCall() {
    return visiting.isInCall() || hosting.isInCall();
  }

  /**
   * Opens a room of this node, and tells its audience.
   *
   * @param ownName how the others see the host
   * @param host what sits on the host's seat
   * @return the host's place
   */
  public Place host(RoomCard card, Set<ContactId> audience, String ownName, Seat host) {
    loop.requireInLoop();
    hosting.open(card, audience);
    HostedRoom room = hosting.find(card.id()).orElseThrow();
    return hosted(room, hosting.seat(room, ownName, Optional.empty(), host).orElseThrow());
  }

  /** No more contacts than these are in one of this node's rooms at once, from now on. */
  public void limit(RoomId id, int contacts) {
    loop.requireInLoop();
    hosting.find(id).ifPresent(room -> room.limit(contacts));
  }

  private Place hosted(HostedRoom room, int number) {
    return new Place() {
      @Override
      public void say(int to, String text) {
        room.say(number, to, text);
      }

      @Override
      public void leave() {
        hosting.leave(room, number);
      }

      @Override
      public void dismiss(int other, Ending why) {
        if (number == Occupant.HOST) {
          hosting.dismiss(room, other, why);
        }
      }
    };
  }

  /**
   * Comes into a room; the seat hears whether it was let in.
   *
   * @return empty if there is no such room
   */
  public Optional<Place> join(RoomId id, String ownName, Seat seat) {
    loop.requireInLoop();
    Optional<HostedRoom> own = hosting.find(id);
    if (own.isPresent()) {
      return hosting
          .seat(own.get(), ownName, Optional.empty(), seat)
          .map(number -> hosted(own.get(), number));
    }
    return visiting.hostOf(id).map(host -> visited(visiting.join(host, id, seat)));
  }

  private Place visited(Visiting.Place place) {
    return new Place() {
      @Override
      public void say(int to, String text) {
        visiting.say(place, to, text);
      }

      @Override
      public void leave() {
        visiting.leave(place);
      }
    };
  }

  /** Lets other contacts than before into a room of this node. False if there is none. */
  public boolean audience(RoomId id, Set<ContactId> audience) {
    Optional<HostedRoom> room = hosting.find(id);
    room.ifPresent(it -> hosting.audience(it, audience));
    return room.isPresent();
  }

  /** Ends a room of this node. False if there is none. */
  public boolean end(RoomId id) {
    Optional<HostedRoom> room = hosting.find(id);
    room.ifPresent(it -> hosting.end(it, Ending.ENDED));
    return room.isPresent();
  }

  /** Does not let a contact into a room of this node any more. False if they may not anyway. */
  public boolean dismiss(RoomId id, ContactId contact) {
    Optional<HostedRoom> room = hosting.find(id).filter(it -> it.admits(contact));
    room.ifPresent(it -> hosting.dismiss(it, contact));
    return room.isPresent();
  }

  /** A call of this contact's that rings here. */
  public Optional<RoomId> ringingFrom(ContactId contact) {
    return visiting.ringingFrom(contact);
  }

  /** Says no to a call. False if there is none. */
  public boolean decline(RoomId id) {
    Optional<ContactId> host = visiting.hostOf(id);
    Optional<RoomCard> call =
        host.flatMap(it -> visiting.card(it, id)).filter(it -> it.kind() == RoomCard.Kind.CALL);
    call.ifPresent(it -> visiting.decline(host.orElseThrow(), it, false));
    return call.isPresent();
  }

  /** The contact is online. */
  public void ready(ContactLink contact) {
    ContactId id = contact.contact().id();
    online.put(id, contact);
    visiting.ready(id);
    hosting.ready(id);
  }

  /** The contact is offline. */
  public void gone(ContactId contact) {
    online.remove(contact);
    hosting.gone(contact);
    visiting.gone(contact);
  }

  /** The contact is none any more, or blocked. */
  public void removed(ContactId contact) {
    hosting.removed(contact);
    visiting.removed(contact);
  }

  /** A message of a contact that is online. */
  public void message(ContactId from, byte[] body) throws MalformedException {
    LiveMessage message = LiveMessage.parse(body);
    hosting.message(from, message);
    visiting.message(from, message);
  }

  /** Ends everything, and says so to the contacts. */
  public void close() {
    visiting.close();
    hosting.close();
  }

  private final class Own implements OwnCalls {
    @Override
    public boolean hosts(RoomId id) {
      return hosting.find(id).isPresent();
    }

    /** Where both call each other, the call of the smaller contact id goes on. */
    @Override
    public Answer answer(ContactId host, RoomId call) {
      Optional<HostedRoom> calling = hosting.callTo(host);
      if (calling.isEmpty()) {
        return isInCall() ? Answer.BUSY : Answer.RING;
      }
      if (self.compareTo(host) < 0) {
        return Answer.DROP;
      }
      hosting.move(calling.get(), call);
      return Answer.TAKE;
    }
  }
}
