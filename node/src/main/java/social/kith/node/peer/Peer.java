package social.kith.node.peer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection that looks after itself: it negotiates whatever is added or removed on
 * either side at any time, also on both at once, and looks for another path when one breaks. The
 * two ends only have to get each other's {@link Signal}s, in order.
 *
 * <p>Any thread; nothing waits. Listeners are called on the executor given at creation. Events that
 * nobody listens for yet are kept for the first listener, messages too.
 */
public final class Peer implements AutoCloseable {
  private final PeerConfig config;
  private final LoopGate loop;
  private final PeerConnection connection;
  private final Negotiation negotiation;
  private final PeerInbox inbox = new PeerInbox();
  private final RemoteStreams streams = new RemoteStreams(this::tell);
  private final PathWatch path;
  private final Outbox outbox = new Outbox();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable DataChannel channel;
  private volatile boolean ready;
  private boolean over;

  private Peer(PeerConnectionFactory factory, PeerConfig config, Executor executor) {
    this.config = config;
    this.loop = new LoopGate(executor);
    this.path = new PathWatch(config, executor, new Repair());
    this.connection = factory.create(config.options(), new Events(), executor);
    this.negotiation = new Negotiation(connection, !config.initiator(), new Signals());
  }

  /**
   * Makes a peer. The initiator makes its channel and offers at once; add streams before anything
   * else to have them in the first offer.
   *
   * @param executor runs listeners one after another, on a thread that is not the caller's
   * @throws IllegalStateException if the factory is closed
   */
  public static Peer create(PeerConnectionFactory factory, PeerConfig config, Executor executor) {
    Peer peer = new Peer(factory, config, executor);
    if (config.initiator()) {
      peer.adopt(peer.connection.createDataChannel(config.channelName(), config.channel()));
    }
    return peer;
  }

  /** Hears all events of one kind; {@code PeerEvent.class} for all of them. */
  public <E extends PeerEvent> Registration on(Class<E> kind, Consumer<? super E> listener) {
    AtomicReference<@Nullable Object> entry = new AtomicReference<>();
    AtomicBoolean removed = new AtomicBoolean();
    loop.execute(
        () -> {
          if (!removed.get()) {
            entry.set(inbox.add(kind, listener));
          }
        });
    return () -> {
      removed.set(true);
      loop.execute(
          () -> {
            Object added = entry.get();
            if (added != null) {
              inbox.remove(added);
            }
          });
    };
  }

  /** Takes what the other peer signalled. After {@link #close} it is dropped. */
  public void signal(Signal signal) {
    loop.execute(
        () -> {
          if (closed.get()) {
            return;
          }
          if (signal instanceof Signal.Sdp sdp) {
            negotiation.remote(sdp.description());
          } else if (signal instanceof Signal.Candidate candidate) {
            negotiation.remote(candidate.candidate());
          }
        });
  }

  /**
   * Sends bytes. Before the peers are connected they are kept and sent then.
   *
   * @param data at most {@link DataChannel#MAX_MESSAGE_BYTES}; copied before this returns
   * @throws SendException if they are not sent
   */
  public void send(byte[] data) {
    outbox.send(data, true);
  }

  /** Sends the bytes from position to limit, which it leaves as they are; as {@link #send}. */
  public void send(ByteBuffer data) {
    byte[] copy = new byte[data.remaining()];
    data.duplicate().get(copy);
    outbox.send(copy, true);
  }

  /** Sends a text; as {@link #send(byte[])}. */
  public void send(String text) {
    outbox.send(text.getBytes(StandardCharsets.UTF_8), false);
  }

  /** Bytes that are not handed to the network yet. Pause at 1 MiB or less. */
  public long bufferedAmount() {
    return outbox.bufferedAmount();
  }

  /** Whether the channel is open. */
  public boolean isReady() {
    return ready;
  }

  /** The channel, once there is one: at once for the initiator, when it arrives for the other. */
  public Optional<DataChannel> channel() {
    return Optional.ofNullable(channel);
  }

  /** The connection below, for what a peer does not do itself. */
  public PeerConnection connection() {
    return connection;
  }

  /** Sends all tracks of a stream; those that are sent already stay as they are. */
  public void addStream(MediaStream stream) {
    for (MediaStreamTrack track : stream.tracks()) {
      if (sender(track).isEmpty()) {
        RtpSender unused = connection.addTrack(track, stream);
      }
    }
  }

  /** Sends the tracks of a stream no more. */
  public void removeStream(MediaStream stream) {
    stream.tracks().forEach(this::removeTrack);
  }

  /** Sends a track; as {@link PeerConnection#addTrack}. */
  public RtpSender addTrack(MediaStreamTrack track, MediaStream... of) {
    return connection.addTrack(track, of);
  }

  /** Sends a track no more. One that is not sent is ignored. */
  public void removeTrack(MediaStreamTrack track) {
    sender(track).ifPresent(connection::removeTrack);
  }

  /**
   * Sends another track instead, without a negotiation.
   *
   * @return done when it is sent
   * @throws IllegalArgumentException if the first one is not sent, or they differ in kind
   */
  public CompletableFuture<Void> replaceTrack(MediaStreamTrack sent, MediaStreamTrack next) {
    return sender(sent)
        .orElseThrow(() -> new IllegalArgumentException("the track is not sent"))
        .replaceTrack(next);
  }

  private Optional<RtpSender> sender(MediaStreamTrack track) {
    return connection.senders().stream().filter(sender -> sender.track() == track).findFirst();
  }

  /** Ends the peer; {@link PeerEvent.Closed} is told, once. The other side hears it too. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      ready = false;
      outbox.close();
      connection.close();
    }
  }

  private void tell(PeerEvent event) {
    if (over) {
      return;
    }
    over = event instanceof PeerEvent.Closed;
    if (!inbox.tell(event) && !over) {
      close();
    }
  }

  private void fail(PeerException reason) {
    tell(new PeerEvent.Failed(reason));
    close();
  }

  private void adopt(DataChannel adopted) {
    channel = adopted;
    adopted.listener(new ChannelEvents());
    outbox.attach(adopted);
  }

  private void channelOpen() {
    if (!ready && !closed.get()) {
      ready = true;
      tell(new PeerEvent.Connected());
    }
  }

  private final class ChannelEvents implements DataChannelListener {
    @Override
    public void onOpen() {
      channelOpen();
    }

    @Override
    public void onMessage(byte[] data, boolean binary) {
      channelOpen();
      tell(new PeerEvent.Message(data, binary));
    }

    @Override
    public void onClose() {
      close();
    }
  }

  private final class Events implements PeerListener {
    @Override
    public void onConnectionState(PeerConnectionState state) {
      path.state(state);
      if (state == PeerConnectionState.CLOSED) {
        tell(new PeerEvent.Closed());
      }
    }

    @Override
    public void onIceCandidate(IceCandidate candidate) {
      tell(new PeerEvent.Signalled(new Signal.Candidate(candidate)));
    }

    @Override
    public void onNegotiationNeeded() {
      negotiation.needed();
    }

    @Override
    public void onTrack(TrackEvent event) {
      streams.add(event);
    }

    @Override
    public void onRemoveTrack(MediaStreamTrack track) {
      streams.remove(track);
    }

    @Override
    public void onDataChannel(DataChannel opened) {
      if (channel == null) {
        adopt(opened);
      } else {
        opened.close();
      }
    }
  }

  private final class Signals implements Negotiation.Listener {
    @Override
    public void signal(Signal signal) {
      tell(new PeerEvent.Signalled(signal));
    }

    @Override
    public void described() {
      streams.described();
    }

    @Override
    public void failed(PeerException reason) {
      tell(new PeerEvent.Failed(reason));
    }
  }

  private final class Repair implements PathWatch.Actions {
    @Override
    public void interrupted() {
      tell(new PeerEvent.Interrupted());
    }

    @Override
    public void resumed() {
      tell(new PeerEvent.Resumed());
    }

    /** One side is enough: the other one answers. */
    @Override
    public void restart() {
      if (config.initiator()) {
        var unused = connection.restartIce();
      }
    }

    @Override
    public void giveUp() {
      fail(new PeerException(PeerException.Reason.NO_PATH, "there is no path to the other side"));
    }
  }
}
