package social.kith.node.peer.signaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.Registration;
import social.kith.node.peer.SendException;
import social.kith.node.peer.internal.EventInbox;

/**
 * A room of peers over any transport: everybody who is in it has a peer to everybody else. Peers
 * that end while their member is there are made again. A member that comes back under its name
 * after a restart gets a new peer; one whose transport was interrupted keeps its own, also while
 * the transport does not know of it. Of two members that whose name is the lesser one begins.
 *
 * <p>Any thread; nothing waits. Listeners are called on the executor given at creation. Events that
 * nobody listens for yet are kept for the first listener.
 */
public final class PeerRoom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeerRoom.class);

  private final PeerConnectionFactory factory;
  private final SignalingTransport transport;
  private final RoomConfig config;
  private final Executor executor;
  private final Timers timers;
  private final String session = UUID.randomUUID().toString();
  private final CompletableFuture<RoomMembership> membership = new CompletableFuture<>();
  private final List<MediaStream> streams = new CopyOnWriteArrayList<>();
  private final Map<String, Peer> peers = new ConcurrentHashMap<>();
  private volatile List<String> names = List.of();
  // Only on the executor.
  private final RoomMember.Room inside = new Inside();
  private final EventInbox<RoomEvent> inbox = RoomInbox.create();
  private final Map<String, RoomMember> members = new LinkedHashMap<>();
  private final Set<String> refused = new LinkedHashSet<>();
  private int calls;
  private boolean over;

  private PeerRoom(
      PeerConnectionFactory factory,
      SignalingTransport transport,
      RoomConfig config,
      Executor executor) {
    this.factory = factory;
    this.transport = transport;
    this.config = config;
    this.executor = executor;
    this.timers = Timers.on(executor);
  }

  /**
   * Goes into a room.
   *
   * @param factory makes the peers; borrowed
   * @param transport brings their signals; borrowed. They carry fingerprints: unless whoever runs
   *     the transport is trusted, it is to be a {@link ProvenSignaling}
   * @param executor runs listeners, one after another, on a thread that is not the caller's
   * @throws IllegalArgumentException if the transport does not take the names
   * @throws IllegalStateException if the transport is closed
   */
  public static PeerRoom join(
      PeerConnectionFactory factory,
      SignalingTransport transport,
      RoomConfig config,
      Executor executor) {
    PeerRoom room = new PeerRoom(factory, transport, config, executor);
    room.membership.complete(
        transport.join(
            config.room(), config.member(), new OnExecutor(room::execute, room.new Heard())));
    return room;
  }

  private void execute(Runnable task) {
    ListenerGate.execute(executor, task);
  }

  /** Hears all events of one kind; {@code RoomEvent.class} for all of them. */
  public <E extends RoomEvent> Registration on(Class<E> kind, Consumer<? super E> listener) {
    EventInbox.Entry<E> entry = new EventInbox.Entry<>(kind, listener);
    execute(() -> inbox.add(entry));
    return () -> execute(() -> inbox.remove(entry));
  }

  /** Who else is in the room and has a peer, or is to have one again, in the order they came. */
  public List<String> members() {
    return names;
  }

  /** The peer to a member; for a moment there is none, when one ended and the next one is due. */
  public Optional<Peer> peer(String member) {
    return Optional.ofNullable(peers.get(member));
  }

  /**
   * Sends bytes to one member over its peer, which keeps them until it is connected.
   *
   * @return false if there is no peer to such a member
   * @throws SendException as {@link Peer#send(byte[])}
   */
  public boolean send(String member, byte[] data) {
    @Nullable Peer peer = peers.get(member);
    if (peer != null) {
      peer.send(data);
    }
    return peer != null;
  }

  /** Sends a text to one member; as {@link #send(String, byte[])}. */
  public boolean send(String member, String text) {
    @Nullable Peer peer = peers.get(member);
    if (peer != null) {
      peer.send(text);
    }
    return peer != null;
  }

  /**
   * Sends bytes to all members whose peers are connected.
   *
   * @return how many took it; one whose buffer is full, or that just ended, does not
   */
  public int broadcast(byte[] data) {
    return broadcast(peer -> peer.send(data));
  }

  /** Sends a text to all members whose peers are connected; as {@link #broadcast(byte[])}. */
  public int broadcast(String text) {
    return broadcast(peer -> peer.send(text));
  }

  private int broadcast(Consumer<Peer> send) {
    int taken = 0;
    for (Peer peer : peers.values()) {
      try {
        if (peer.isReady()) {
          send.accept(peer);
          taken++;
        }
      } catch (SendException e) {
        LOG.debug("a member did not take a broadcast: {}", e.reason());
      }
    }
    return taken;
  }

  /**
   * Sends a text to all members through the transport, connected or not; as {@link
   * RoomMembership#broadcast}.
   *
   * @throws IllegalArgumentException if, as JSON, it is longer than the transport takes
   */
  public void message(String text) {
    String carried = new RoomText.Message(text).toJson();
    Names.requireText(carried, transport.maxTextCharacters());
    execute(() -> membership.join().broadcast(carried));
  }

  /** Sends a text to one member through the transport; as {@link #message(String)}. */
  public void message(String member, String text) {
    String carried = new RoomText.Message(text).toJson();
    Names.requireText(carried, transport.maxTextCharacters());
    execute(() -> membership.join().send(member, carried));
  }

  /** Sends all tracks of a stream to all members, also to those who come later. */
  public void addStream(MediaStream stream) {
    streams.add(stream);
    peers.values().forEach(peer -> peer.addStream(stream));
  }

  /** Sends the tracks of a stream no more. */
  public void removeStream(MediaStream stream) {
    streams.remove(stream);
    peers.values().forEach(peer -> peer.removeStream(stream));
  }

  /** Leaves: closes all peers and tells the others; {@link RoomEvent.Closed} is told, once. */
  @Override
  public void close() {
    execute(this::end);
  }

  private void end() {
    if (over) {
      return;
    }
    members.values().forEach(RoomMember::sayBye);
    membership.join().close();
    members.values().forEach(RoomMember::end);
    members.clear();
    names = List.of();
    tell(new RoomEvent.Closed());
    over = true;
  }

  private void tell(RoomEvent event) {
    if (!over && !inbox.tellOrKeep(event)) {
      LOG.warn("a room is closed: nobody listens to what it tells");
      end();
    }
  }

  private void admit(String member, String theirSession) {
    if (members.size() >= config.maxMembers()) {
      if (refused.add(member)) {
        tell(new RoomEvent.Refused(member));
      }
      return;
    }
    refused.remove(member);
    RoomMember admitted =
        new RoomMember(
            inside, timers, session, member, config.member().compareTo(member) < 0, theirSession);
    try {
      Peer peer = admitted.dial();
      members.put(member, admitted);
      names = List.copyOf(members.keySet());
      tell(new RoomEvent.Joined(member, peer));
      admitted.greet();
    } catch (IllegalStateException e) {
      LOG.warn("a room is closed: its factory is");
      end();
    }
  }

  private void remove(RoomMember member) {
    if (members.remove(member.name(), member)) {
      member.end();
      names = List.copyOf(members.keySet());
      tell(new RoomEvent.Left(member.name()));
    }
  }

  private void admitRefused() {
    refused.stream().findFirst().ifPresent(next -> admit(next, ""));
  }

  /** What the transport tells. */
  private final class Heard implements RoomListener {
    @Override
    public void onOpen(List<String> present) {
      tell(new RoomEvent.Opened(present));
      refused.clear();
      for (RoomMember member : new ArrayList<>(members.values())) {
        if (!present.contains(member.name())) {
          member.miss();
        }
      }
      present.forEach(this::onJoined);
    }

    @Override
    public void onJoined(String name) {
      @Nullable RoomMember member = members.get(name);
      if (over) {
        return;
      }
      if (member == null) {
        admit(name, "");
      } else {
        member.greet();
      }
    }

    @Override
    public void onLeft(String name) {
      refused.remove(name);
      @Nullable RoomMember member = members.get(name);
      if (member != null) {
        member.miss();
      }
    }

    @Override
    public void onText(String from, String text) {
      @Nullable RoomText said = RoomText.parse(text).orElse(null);
      if (said instanceof RoomText.Message message) {
        tell(new RoomEvent.RoomMessage(from, message.text()));
      }
      @Nullable RoomMember member = members.get(from);
      if (member == null) {
        return;
      }
      if (said instanceof RoomText.Hello hello) {
        member.hello(hello);
      } else if (said instanceof RoomText.Signalled signalled) {
        member.signalled(signalled);
      } else if (said instanceof RoomText.Bye bye) {
        member.bye(bye);
      }
    }

    @Override
    public void onInterrupted() {
      tell(new RoomEvent.Interrupted());
    }

    @Override
    public void onClosed() {
      end();
    }
  }

  /** What members need of the room. */
  private final class Inside implements RoomMember.Room {
    @Override
    public int nextCall() {
      return ++calls;
    }

    @Override
    public Peer make(RoomMember member) {
      Peer peer =
          Peer.create(
              factory, config.peers().configFor(member.name(), member.isInitiator()), executor);
      peers.put(member.name(), peer);
      streams.forEach(peer::addStream);
      return peer;
    }

    @Override
    public void unmake(RoomMember member) {
      peers.remove(member.name());
    }

    @Override
    public void say(String member, RoomText text) {
      String carried = text.toJson();
      if (carried.length() > transport.maxTextCharacters()) {
        LOG.warn("a signal of {} characters is too long for the transport", carried.length());
        return;
      }
      membership.join().send(member, carried);
    }

    @Override
    public void tell(RoomEvent event) {
      PeerRoom.this.tell(event);
    }

    @Override
    public void gone(RoomMember member) {
      remove(member);
      admitRefused();
    }

    @Override
    public void replaced(RoomMember member, String theirSession) {
      remove(member);
      admit(member.name(), theirSession);
    }
  }
}
