package social.kith.node;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.KithException.Kind;
import social.kith.node.contact.ContactLink;
import social.kith.node.live.CameraRooms;
import social.kith.node.live.RoomCard;
import social.kith.node.live.RoomId;
import social.kith.node.live.Rooms;
import social.kith.node.live.RoomsListener;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.MediaDevices;
import social.kith.node.peer.PeerConnectionFactory;

/**
 * Live streams and calls. A part of {@link KithNode}: any thread; waits, at most 30 s, and refuses
 * with {@link KithException}. What is said of links is for the loop.
 */
public final class Live {
  private static final Logger LOG = LoggerFactory.getLogger(Live.class);

  /** Most people called at once: with this person they are six. */
  public static final int MAX_CALLED = RoomCard.Kind.CALL.most() - 1;

  private final EventLoop loop;
  private final EventHub hub;
  private final PeerConnectionFactory factory;
  private final IceServers servers;
  private final ContactViews contacts;
  private final Audiences audiences;
  private final Profile profile;
  private final LiveRooms views;
  private final Rooms rooms;
  private final Consumer<ContactId> missed;
  private final Consumer<NewPost> poster;

  /** On the loop: streams that leave a line, with their title. */
  private final Map<RoomId, LiveStart> lines = new HashMap<>();

  private boolean telling;

  /**
   * Nothing is live.
   *
   * @param self this person
   * @param missed hears who called in vain; on the loop
   * @param poster shares a post; called off the loop
   */
  Live(
      ContactId self,
      EventLoop loop,
      EventHub hub,
      PeerConnectionFactory factory,
      IceServers servers,
      ContactViews contacts,
      Audiences audiences,
      Profile profile,
      Consumer<ContactId> missed,
      Consumer<NewPost> poster) {
    this.loop = loop;
    this.hub = hub;
    this.factory = factory;
    this.servers = servers;
    this.contacts = contacts;
    this.audiences = audiences;
    this.profile = profile;
    this.views = new LiveRooms(contacts, profile);
    this.rooms = new Rooms(self, loop, contacts::name, new Told());
    this.missed = missed;
    this.poster = poster;
  }

  /** The STUN and TURN servers that help to connect. */
  public IceServers iceServers() {
    return servers;
  }

  /** What is live now. */
  public LiveView view() {
    return inLoop(() -> views.view(rooms.all()));
  }

  /**
   * Begins a stream or a call.
   *
   * @param listener hears of it as long as it lasts
   * @return the place of who begins it
   * @throws KithException INVALID or CONFLICT for the audience, as for posts; TOO_LARGE for a long
   *     title or too many people; UNAVAILABLE if somebody who is called is offline; CONFLICT in a
   *     call
   */
  public LiveSeat start(LiveStart wished, LiveListener listener) {
    RoomCard.Kind kind = RoomCard.Kind.valueOf(wished.kind().name());
    if (kind == RoomCard.Kind.CAMERA) {
      throw new KithException(Kind.INVALID, "A page begins a STREAM or a CALL. Send one of them.");
    }
    String title = title(wished.title());
    Set<ContactId> audience = audiences.require(wished.audience());
    if (kind == RoomCard.Kind.CALL) {
      requireReachable(audience);
    }
    return seat(
        inLoop(
            () -> {
              boolean call = kind == RoomCard.Kind.CALL;
              Optional<Rooms.Place> theirs = call ? answer(audience, listener) : Optional.empty();
              if (theirs.isPresent()) {
                return theirs.get();
              }
              requireRoom(call);
              RoomCard card =
                  new RoomCard(RoomId.random(), kind, title, wished.video(), call, loop.now());
              if (wished.leaveLine() && !call) {
                lines.put(card.id(), wished);
              }
              return rooms.host(
                  card, audience, profile.nameOrDefault(), LiveRooms.seat(card.id(), listener));
            }));
  }

  /** Who calls somebody that is just calling them answers. */
  private Optional<Rooms.Place> answer(Set<ContactId> called, LiveListener listener) {
    return Optional.of(called)
        .filter(all -> all.size() == 1 && !rooms.isInCall())
        .flatMap(all -> rooms.ringingFrom(all.iterator().next()))
        .flatMap(call -> rooms.join(call, profile.nameOrDefault(), LiveRooms.seat(call, listener)));
  }

  /** What a stream or a camera is called. */
  static String title(String wished) {
    String title = wished.strip();
    if (title.codePointCount(0, title.length()) > RoomCard.MAX_TITLE) {
      throw new KithException(Kind.TOO_LARGE, "A title has at most 100 characters. Shorten it.");
    }
    return title;
  }

  private void requireReachable(Set<ContactId> called) {
    if (called.size() > MAX_CALLED) {
      throw new KithException(
          Kind.TOO_LARGE, "At most five people can be called at once. Leave some out.");
    }
    for (ContactId contact : called) {
      if (!contacts.isOnline(contact)) {
        throw new KithException(
            Kind.UNAVAILABLE,
            contacts.name(contact) + " is offline and cannot be called. Try again later.");
      }
    }
  }

  private void requireRoom(boolean call) {
    if (call && rooms.isInCall()) {
      throw new KithException(Kind.CONFLICT, "You are in a call already. Leave it first.");
    }
    if (rooms.all().stream().filter(room -> room.host().isEmpty()).count() >= Rooms.MAX_HOSTED) {
      throw new KithException(
          Kind.TOO_LARGE, "There are 16 streams, calls and cameras already. End one first.");
    }
  }

  /**
   * Comes into a stream or a call; the listener hears whether it was let in.
   *
   * @throws KithException NOT_FOUND if there is no such one for this person; CONFLICT for a call if
   *     they are in one
   */
  public LiveSeat join(String id, LiveListener listener) {
    RoomId room = roomId(id);
    Optional<Rooms.Place> place =
        inLoop(
            () -> {
              if (isCall(room) && rooms.isInCall()) {
                throw new KithException(
                    Kind.CONFLICT, "You are in a call already. Leave it first.");
              }
              return rooms.join(room, profile.nameOrDefault(), LiveRooms.seat(room, listener));
            });
    return seat(place.orElseThrow(Live::none));
  }

  private boolean isCall(RoomId id) {
    return is(id, RoomCard.Kind.CALL);
  }

  private boolean is(RoomId id, RoomCard.Kind kind) {
    return rooms.all().stream()
        .anyMatch(room -> room.card().id().equals(id) && room.card().kind() == kind);
  }

  /** Of a stream or a call, not of a camera, which outlives what is done here. */
  private RoomId ownRoom(String id) {
    RoomId room = roomId(id);
    if (inLoop(() -> is(room, RoomCard.Kind.CAMERA))) {
      throw new KithException(
          Kind.CONFLICT, "This is a camera. Remove it, or its grants, among the cameras.");
    }
    return room;
  }

  private LiveSeat seat(Rooms.Place place) {
    return new LiveSeat() {
      @Override
      public void say(int to, String text) {
        if (text.length() > Rooms.MAX_SIGNAL_CHARACTERS) {
          throw new KithException(
              Kind.TOO_LARGE, "A signal has at most 32,768 characters. Send less at once.");
        }
        loop.execute(() -> place.say(to, text));
      }

      @Override
      public void leave() {
        loop.execute(place::leave);
      }
    };
  }

  /** Ends a stream or a call of this person. */
  public void end(String id) {
    RoomId room = ownRoom(id);
    require(inLoop(() -> rooms.end(room)));
  }

  /** Does not let a contact see this person's stream any more: it stops for them at once. */
  public void dismiss(String id, String contactId) {
    RoomId room = ownRoom(id);
    ContactId contact = ContactId.parseHex(contactId).orElseThrow(Live::none);
    require(inLoop(() -> rooms.dismiss(room, contact)));
  }

  /** Says no to a call. */
  public void decline(String id) {
    RoomId room = roomId(id);
    require(inLoop(() -> rooms.decline(room)));
  }

  private static void require(boolean done) {
    if (!done) {
      throw none();
    }
  }

  private static RoomId roomId(String id) {
    return RoomId.parseHex(id).orElseThrow(Live::none);
  }

  private static KithException none() {
    return new KithException(
        Kind.NOT_FOUND, "There is no such stream or call any more. Reload the page.");
  }

  void ready(ContactLink contact) {
    rooms.ready(contact);
  }

  void gone(ContactId contact) {
    rooms.gone(contact);
  }

  void removed(ContactId contact) {
    rooms.removed(contact);
  }

  void message(ContactId contact, byte[] body) throws MalformedException {
    rooms.message(contact, body);
  }

  /**
   * Rooms for the cameras of this node, among the others.
   *
   * @param changed called when one fails or works again
   */
  CameraRooms cameras(MediaDevices devices, Runnable changed) {
    return new CameraRooms(
        loop,
        rooms,
        devices,
        factory,
        servers::inUse,
        profile::nameOrDefault,
        audiences::canSee,
        changed);
  }

  void close() {
    rooms.close();
  }

  private <T extends @Nullable Object> T inLoop(Supplier<T> work) {
    return Waiting.on(loop.submit(work));
  }

  private final class Told implements RoomsListener {
    /** Several changes of one turn of the loop are told at once. */
    @Override
    public void changed() {
      if (!telling) {
        telling = true;
        loop.execute(
            () -> {
              telling = false;
              hub.publish(new NodeEvent.LiveChanged(views.view(rooms.all())));
            });
      }
    }

    @Override
    public void missed(ContactId contact, RoomCard call) {
      missed.accept(contact);
    }

    @Override
    public void ended(RoomCard room, Set<ContactId> audience) {
      LiveStart stream = lines.remove(room.id());
      List<String> reachable =
          audience.stream().filter(audiences::canSee).map(ContactId::hex).toList();
      if (stream != null && !reachable.isEmpty()) {
        NewPost line =
            new NewPost(
                line(room, Duration.between(room.since(), loop.now())),
                List.of(),
                reachable,
                List.of(),
                Optional.empty(),
                Optional.of("live-" + room.id().hex()));
        var unused =
            CompletableFuture.runAsync(() -> poster.accept(line)).exceptionally(Live::notPosted);
      }
    }
  }

  private static @Nullable Void notPosted(Throwable error) {
    LOG.warn("the line of a stream that is over could not be shared", error);
    return null;
  }

  /** What a post says of a stream that is over. */
  static String line(RoomCard room, Duration lasted) {
    long minutes = Math.max(1, Math.round(lasted.toSeconds() / 60.0));
    String time = minutes == 1 ? "a minute" : minutes + " minutes";
    return room.title().isEmpty()
        ? "I was live for %s.".formatted(time)
        : "I was live for %s: %s".formatted(time, room.title());
  }
}
