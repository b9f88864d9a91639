package social.kith.node.peer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One end of a connection that looks after itself: it negotiates whatever is added or removed on
 * either side at any time, also on both at once, and looks for another path when one breaks. The
 * two ends only have to get each other's {@link Signal}s, in order.
 *
 * <p>Any thread; nothing waits. Listeners are called on the executor given at creation. Events that
 * nobody listens for yet are kept for the first listener, messages too.
 */
public final class Peer implements AutoCloseable {
  /** Most signals of the other side that are kept until this one begins. */
  public static final int MAX_EARLY_SIGNALS = 256;

  /** Most characters of those signals together. */
  public static final int MAX_EARLY_SIGNAL_CHARACTERS = 1024 * 1024;

  private final PeerConnectionFactory factory;
  private final PeerConfig config;
  private final LoopGate loop;
  private final Settings settings;
  private final CodecFilters filters = new CodecFilters();
  private final PeerSession session;
  private final AtomicBoolean begun = new AtomicBoolean();

  private Peer(PeerConnectionFactory factory, PeerConfig config, Executor executor) {
    this.factory = factory;
    this.config = config;
    this.loop = new LoopGate(executor);
    this.settings = config.settings(loop);
    this.session = new PeerSession(factory, config, filters, executor);
  }

  /**
   * Makes a peer. One whose role is decided begins at once: the initiator makes its channel and
   * offers; add streams before anything else to have them in the first offer. One that is undecided
   * waits for {@link #begin}.
   *
   * @param executor runs listeners one after another, on a thread that is not the caller's
   * @throws IllegalStateException if the factory is closed
   */
  public static Peer create(PeerConnectionFactory factory, PeerConfig config, Executor executor) {
    Peer peer = new Peer(factory, config, executor);
    config.role().ifPresent(peer::begin);
    return peer;
  }

  /**
   * Begins with this role, with the {@link #settings} as they are now. Until then nothing is
   * negotiated, and no port is used; what was added and signalled is kept, and all that was added
   * is in the first offer.
   *
   * @return false if the peer has begun already: nothing is changed
   * @throws IllegalArgumentException if there are too many servers, or the channel has too long a
   *     name, or an id that another one has: then the peer is closed
   * @throws IllegalStateException if {@link PeerConnection#MAX_CHANNELS} were made already; closed
   */
  public boolean begin(PeerRole role) {
    PeerConfig now = config.with(settings);
    if (!begun.compareAndSet(false, true)) {
      return false;
    }
    try {
      session.begin(role, factory, now);
      return true;
    } catch (IllegalStateException | IllegalArgumentException e) {
      close();
      throw e;
    }
  }

  /**
   * The peer's settings, and any that its users keep here for themselves. {@link
   * PeerConfig#CHANNEL_NAME}, {@link PeerConfig#CHANNEL_OPTIONS} and {@link PeerConfig#ICE_SERVERS}
   * are what the peer begins with; set later, they are told to listeners and change nothing else.
   */
  public Settings settings() {
    return settings;
  }

  /** Does what a plugin does. */
  public Peer use(PeerPlugin plugin) {
    plugin.use(this);
    return this;
  }

  /** Does what a plugin with an argument does: {@code use((peer, name) -> …, "name")}. */
  public <A> Peer use(BiConsumer<? super Peer, ? super A> plugin, A argument) {
    plugin.accept(this, argument);
    return this;
  }

  /**
   * Chooses codecs in every later offer, this side's and the other one's; the filters of several
   * calls apply one after another. If nothing is left for a media section, the offer is not made,
   * or not taken: {@link PeerEvent.Failed} with {@link PeerException.Reason#NO_CODEC}.
   */
  public Peer codec(CodecFilter filter) {
    filters.add(filter);
    return this;
  }

  /** Hears all events of one kind; {@code PeerEvent.class} for all of them. */
  public <E extends PeerEvent> Registration on(Class<E> kind, Consumer<? super E> listener) {
    return session.on(kind, listener);
  }

  /** Takes what the other peer signalled. After {@link #close} it is dropped. */
  public void signal(Signal signal) {
    loop.execute(() -> session.signal(signal));
  }

  /**
   * Sends bytes. Before the peers are connected they are kept and sent then.
   *
   * @param data at most {@link DataChannel#MAX_MESSAGE_BYTES}; copied before this returns
   * @throws SendException if they are not sent
   */
  public void send(byte[] data) {
    session.channels().outbox().send(data, true);
  }

  /** Sends the bytes from position to limit, which it leaves as they are; as {@link #send}. */
  public void send(ByteBuffer data) {
    byte[] copy = new byte[data.remaining()];
    data.duplicate().get(copy);
    session.channels().outbox().send(copy, true);
  }

  /** Sends a text; as {@link #send(byte[])}. */
  public void send(String text) {
    session.channels().outbox().send(text.getBytes(StandardCharsets.UTF_8), false);
  }

  /** Bytes that are not handed to the network yet. Pause at 1 MiB or less. */
  public long bufferedAmount() {
    return session.channels().outbox().bufferedAmount();
  }

  /** Whether the channel is open. */
  public boolean isReady() {
    return session.channels().isReady();
  }

  /**
   * The peer's channel, once there is one: for the initiator when it begins, for the other one when
   * it arrives. Its listener is the peer's.
   */
  public Optional<DataChannel> channel() {
    return session.channels().own();
  }

  /** The connection below, for what a peer does not do itself. */
  public PeerConnection connection() {
    return session.connection();
  }

  /**
   * Makes a channel beside the peer's own; {@link PeerEvent.ChannelOpened} is told on both sides.
   * As {@link PeerConnection#createDataChannel}.
   */
  public DataChannel createChannel(String name, DataChannelOptions options) {
    DataChannel channel = connection().createDataChannel(name, options);
    session.channels().watch(channel);
    return channel;
  }

  /** What this side described last, as it was signalled. */
  public Optional<SessionDescription> localDescription() {
    return session.negotiation().local();
  }

  /** What the other side described last, as it was signalled. */
  public Optional<SessionDescription> remoteDescription() {
    return session.negotiation().remote();
  }

  /**
   * Sends all tracks of a stream, from the same offer on; those that are sent already stay as they
   * are. {@link PeerEvent.LocalStreamAdded} is told if there were any others.
   *
   * @throws IllegalArgumentException as {@link PeerConnection#addTrack}
   * @throws IllegalStateException as that
   */
  public void addStream(MediaStream stream) {
    List<MediaStreamTrack> fresh =
        stream.tracks().stream().filter(track -> sender(track).isEmpty()).distinct().toList();
    if (!fresh.isEmpty()) {
      List<RtpSender> unused = connection().addTracks(fresh, stream);
      loop.execute(() -> session.tell(new PeerEvent.LocalStreamAdded(stream)));
    }
  }

  /** Sends the tracks of a stream no more. */
  public void removeStream(MediaStream stream) {
    stream.tracks().forEach(this::removeTrack);
  }

  /** Sends a track; as {@link PeerConnection#addTrack}. */
  public RtpSender addTrack(MediaStreamTrack track, MediaStream... of) {
    return connection().addTrack(track, of);
  }

  /** Sends a track no more. One that is not sent is ignored. */
  public void removeTrack(MediaStreamTrack track) {
    sender(track).ifPresent(connection()::removeTrack);
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
    return connection().senders().stream().filter(sender -> sender.track() == track).findFirst();
  }

  /**
   * Ends the peer because of something outside it, such as what brings its signals: {@link
   * PeerEvent.Failed}, then as {@link #close}.
   */
  public void fail(PeerException.Reason reason, String message) {
    loop.execute(() -> session.fail(new PeerException(reason, message)));
  }

  /** Ends the peer; {@link PeerEvent.Closed} is told, once. The other side hears it too. */
  @Override
  public void close() {
    session.close();
  }
}
