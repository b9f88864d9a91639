package social.kith.node.peer.signaling;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.Signal;

/** What a room knows of one member, and the peer to it. On the room's executor. */
final class RoomMember {
  /** What a member needs of its room. */
  interface Room {
    /** A number for a peer, greater than all before. */
    int nextCall();

    /** Makes the next peer to a member. */
    Peer make(RoomMember member);

    /** The peer to a member is over. */
    void unmake(RoomMember member);

    /** Says something to a member through the transport. */
    void say(String member, RoomText text);

    /** Tells the application. */
    void tell(RoomEvent event);

    /** The member is in the room no more. */
    void gone(RoomMember member);

    /** Somebody else is there under the same name, or the same one after a restart. */
    void replaced(RoomMember member, String session);
  }

  private static final Duration FIRST_REDIAL = Duration.ofMillis(100);

  private final Room room;
  private final Timers timers;
  private final String session;
  private final String name;
  private final boolean initiator;
  private final Backoff backoff =
      new Backoff(FIRST_REDIAL, () -> ThreadLocalRandom.current().nextLong());
  private SignalLine line = new SignalLine();
  private @Nullable Peer peer;
  private String theirSession;
  private int call;
  private boolean present = true;
  private boolean connected;
  private boolean over;

  /**
   * A member without a peer.
   *
   * @param session of this side
   * @param initiator whether this side begins
   * @param theirSession empty if it is not known
   */
  RoomMember(
      Room room,
      Timers timers,
      String session,
      String name,
      boolean initiator,
      String theirSession) {
    this.room = room;
    this.timers = timers;
    this.session = session;
    this.name = name;
    this.initiator = initiator;
    this.theirSession = theirSession;
  }

  String name() {
    return name;
  }

  boolean isInitiator() {
    return initiator;
  }

  /** Makes a peer: the initiator's begins a call, the other one waits for it. */
  Peer dial() {
    if (initiator) {
      call = room.nextCall();
    }
    return makePeer();
  }

  private Peer makePeer() {
    line = new SignalLine();
    connected = false;
    Peer made = room.make(this);
    peer = made;
    made.on(PeerEvent.class, event -> heard(made, event));
    return made;
  }

  /** The transport says that the member is there. */
  void greet() {
    present = true;
    room.say(name, hello(true));
  }

  private RoomText hello(boolean ask) {
    return new RoomText.Hello(session, peer == null ? 0 : call, line.received(), ask);
  }

  /** The transport says that the member is not there. One that is connected stays. */
  void miss() {
    present = false;
    if (!connected) {
      room.gone(this);
    }
  }

  void hello(RoomText.Hello hello) {
    if (!theirSession.isEmpty() && !theirSession.equals(hello.session())) {
      room.replaced(this, hello.session());
      return;
    }
    theirSession = hello.session();
    if (hello.ask()) {
      room.say(name, hello(false));
    }
    if (hello.call() == call) {
      line.acknowledged(hello.received());
    }
    if (initiator && hello.call() != call && line.isAcknowledged()) {
      // The other side's peer of this call is gone: what it had of it cannot be sent again.
      drop();
      redial();
    } else {
      line.unacknowledged().forEach(this::say);
    }
  }

  /** Before a call is known the line keeps it. */
  private void say(SignalLine.Numbered numbered) {
    if (call == 0 || theirSession.isEmpty()) {
      return;
    }
    room.say(
        name,
        new RoomText.Signalled(
            session, theirSession, call, numbered.number(), line.received(), numbered.signal()));
  }

  void signalled(RoomText.Signalled signalled) {
    if (!signalled.to().equals(session) || !isTheirs(signalled.session())) {
      return;
    }
    theirSession = signalled.session();
    if (!initiator && signalled.call() > call) {
      nextCall(signalled.call());
    }
    if (peer != null && signalled.call() == call) {
      line.acknowledged(signalled.received());
      if (line.receive(signalled.number())) {
        peer.signal(signalled.signal());
      }
    }
  }

  private boolean isTheirs(String other) {
    return theirSession.isEmpty() || theirSession.equals(other);
  }

  /** The initiator has a new peer. The first one has been waited for. */
  private void nextCall(int next) {
    boolean waiting = call == 0 && peer != null;
    call = next;
    if (waiting) {
      line.unacknowledged().forEach(this::say);
    } else {
      drop();
      makePeer();
    }
  }

  void bye(RoomText.Bye bye) {
    if (isTheirs(bye.session())) {
      room.gone(this);
    }
  }

  /** Says that this side goes. */
  void sayBye() {
    room.say(name, new RoomText.Bye(session));
  }

  /** Ends the peer; nothing is told of it any more. */
  void end() {
    over = true;
    drop();
  }

  private void drop() {
    if (peer != null) {
      Peer dropped = peer;
      boolean wasConnected = connected;
      forget();
      dropped.close();
      if (wasConnected && !over) {
        room.tell(new RoomEvent.Disconnected(name));
      }
    }
  }

  private void forget() {
    peer = null;
    connected = false;
    room.unmake(this);
  }

  private void heard(Peer from, PeerEvent event) {
    if (from != peer) {
      return;
    }
    if (event instanceof PeerEvent.Signalled signalled) {
      send(from, signalled.signal());
    } else if (event instanceof PeerEvent.Connected) {
      connected = true;
      backoff.reset();
      room.tell(new RoomEvent.Connected(name, from));
    } else if (event instanceof PeerEvent.Interrupted && !present) {
      // Neither the transport nor the peer has a way to it.
      room.gone(this);
    } else if (event instanceof PeerEvent.Closed) {
      peerOver();
    } else {
      RoomEvents.of(name, event).ifPresent(room::tell);
    }
  }

  private void send(Peer from, Signal signal) {
    if (line.isFull()) {
      from.close();
      return;
    }
    say(line.add(signal));
  }

  private void peerOver() {
    boolean wasConnected = connected;
    forget();
    if (wasConnected) {
      room.tell(new RoomEvent.Disconnected(name));
    }
    if (!present) {
      room.gone(this);
    } else if (initiator) {
      timers.after(backoff.next(), this::redial);
    }
  }

  private void redial() {
    if (!over && peer == null) {
      Peer unused = dial();
    }
  }
}
