package social.kith.node.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.internal.NativeCallException;
import social.kith.node.peer.internal.NativeConnection;
import social.kith.node.peer.internal.NativeDescription;
import social.kith.node.peer.internal.NativeFactories;
import social.kith.node.peer.internal.NativeTasks;

/**
 * A connection to another peer (W3C RTCPeerConnection). Methods may be called from any thread and
 * do not block; listeners are called, and futures complete, on the executor given at creation. A
 * future that fails does so with a {@link PeerException}.
 */
public final class PeerConnection implements AutoCloseable {
  /** Most channels of a connection, both sides' together. */
  public static final int MAX_CHANNELS = NativeConnection.MAX_CHANNELS;

  /** Most tracks that a connection sends. */
  public static final int MAX_SENDERS = 32;

  /** Most candidates that wait for the other side's description. */
  public static final int MAX_EARLY_CANDIDATES = 256;

  private static final Logger LOG = LoggerFactory.getLogger(PeerConnection.class);

  private final NativeLane thread;
  private final NativeSide side;
  private final NativeCalls calls;
  private final PeerEvents events;
  private final Channels channels;
  private final Tracks tracks;
  private final Consumer<PeerConnection> onClosed;
  private final AtomicBoolean closed = new AtomicBoolean();

  PeerConnection(
      NativeTasks nativeThread,
      PeerListener listener,
      Executor loop,
      Consumer<PeerConnection> onClosed) {
    this.thread = new NativeLane(nativeThread);
    this.side = new NativeSide(thread);
    LoopGate gate = new LoopGate(loop);
    this.calls = new NativeCalls(thread, side, gate);
    this.channels = new Channels(thread, side, gate);
    this.tracks = new Tracks(thread, side, gate);
    this.events = new PeerEvents(listener, gate, channels, tracks);
    this.onClosed = onClosed;
  }

  /** Makes the native connection; what was asked of it before follows. After a close nothing. */
  void open(NativeFactories factories, PeerOptions options) {
    thread.open(() -> openNative(factories, options));
  }

  /** As {@link #open(NativeFactories, PeerOptions)}, with a channel before all others. */
  DataChannel open(
      NativeFactories factories, PeerOptions options, String label, DataChannelOptions channel) {
    DataChannel first = channels.prepare(label, channel);
    boolean opened =
        thread.open(
            () -> {
              openNative(factories, options);
              channels.open(first);
            });
    if (!opened) {
      first.end();
    }
    return first;
  }

  private void openNative(NativeFactories factories, PeerOptions options) {
    try {
      side.open(factories, options.toSpec(), events);
    } catch (NativeCallException e) {
      LOG.debug("a connection could not be made: {}", e.getMessage());
      events.connectionState(PeerConnectionState.FAILED.name());
    }
  }

  /** Makes an offer of what this side has now. It is not applied yet. */
  public CompletableFuture<SessionDescription> createOffer() {
    return calls.call(NativeSide::createOffer, Convert::description);
  }

  /** Makes an answer to the other side's offer. It is not applied yet. */
  public CompletableFuture<SessionDescription> createAnswer() {
    return calls.call(NativeSide::createAnswer, Convert::description);
  }

  /**
   * Applies a description of this side, as made or changed; gathering begins. A rollback takes back
   * an offer, for the one of two simultaneous offers that yields; after it the channels open with
   * the other side's offer, since libwebrtc leaves them out of every later offer of this side.
   */
  public CompletableFuture<Void> setLocalDescription(SessionDescription description) {
    channels.described();
    NativeDescription made = Convert.description(description);
    return calls.call(s -> s.setLocal(made), Convert::nothing);
  }

  /** Applies the other side's description, then the candidates that came before it. */
  public CompletableFuture<Void> setRemoteDescription(SessionDescription description) {
    channels.described();
    NativeDescription made = Convert.description(description);
    if (description.sdp().isEmpty()) {
      return calls.call(s -> s.setRemote(made), Convert::nothing);
    }
    MediaSections sections = new MediaSections(description.sdp());
    tracks.remoteDescription(sections);
    return calls
        .call(s -> s.setRemote(made, sections), Convert::nothing)
        .thenAccept(done -> channels.limit(sections.maxMessageBytes()));
  }

  /**
   * Adds a candidate of the other side. Before its description is set the candidate is kept, and
   * the future completes when it is used. The end of candidates is accepted and changes nothing.
   */
  public CompletableFuture<Void> addIceCandidate(IceCandidate candidate) {
    return calls.call(s -> s.addCandidate(candidate), Convert::nothing);
  }

  /**
   * Makes a channel. It opens with the connection, or, on an open one, soon.
   *
   * @param label its name, at most 65535 bytes; may be empty
   * @throws IllegalArgumentException if the label is too long, or the negotiated id is in use
   * @throws IllegalStateException if the connection is closed, has {@link #MAX_CHANNELS}, or the
   *     channel is negotiated and a description was set already: make those first
   */
  public DataChannel createDataChannel(String label, DataChannelOptions options) {
    if (closed.get()) {
      throw new IllegalStateException("the connection is closed");
    }
    return channels.create(DataChannelOptions.requireShort("label", label), options);
  }

  /**
   * Sends a track from the next negotiation on; {@link PeerListener#onNegotiationNeeded} follows.
   *
   * @param streams the streams that the other side is told it belongs to
   * @throws IllegalArgumentException if it is the other side's, has ended, or is sent already
   * @throws IllegalStateException if the connection is closed, or sends {@link #MAX_SENDERS}
   */
  public RtpSender addTrack(MediaStreamTrack track, MediaStream... streams) {
    return addTracks(List.of(track), streams).get(0);
  }

  /** Sends these tracks; as {@link #addTrack}, but that no offer has some without the others. */
  List<RtpSender> addTracks(List<MediaStreamTrack> added, MediaStream... streams) {
    if (closed.get()) {
      throw new IllegalStateException("the connection is closed");
    }
    return tracks.add(added, Arrays.stream(streams).map(MediaStream::id).toList());
  }

  /**
   * Offers to receive a track of this kind, from the next negotiation on, for a side that cannot
   * offer one by itself; {@link PeerListener#onNegotiationNeeded} follows. Beyond {@link
   * #MAX_SENDERS} of them nothing happens.
   */
  public void addTransceiver(MediaStreamTrack.Kind kind) {
    tracks.receive(kind);
  }

  /** Stops sending it, from the next negotiation on. A sender of another connection is ignored. */
  public void removeTrack(RtpSender sender) {
    tracks.remove(sender);
  }

  /** What is sent. */
  public List<RtpSender> senders() {
    return tracks.senders();
  }

  /**
   * Looks for a path anew, with new credentials, from the next negotiation on; channels and tracks
   * stay. {@link PeerListener#onNegotiationNeeded} follows.
   */
  public CompletableFuture<Void> restartIce() {
    return calls.call(NativeSide::restartIce, Convert::nothing);
  }

  /**
   * Done when all candidates that this side has were told, the first time; fails if it is closed
   * before. A copy: completing it changes nothing.
   */
  public CompletableFuture<Void> gathered() {
    return events.gathered().copy();
  }

  /** How far the descriptions are agreed, perhaps a moment before the listener hears of it. */
  public SignalingState signalingState() {
    return closed.get() ? SignalingState.CLOSED : events.signalingState();
  }

  /** Its state, perhaps a moment before the listener hears of it. */
  public PeerConnectionState connectionState() {
    return closed.get() ? PeerConnectionState.CLOSED : events.connectionState();
  }

  /** The state of the search for a path. */
  public IceConnectionState iceConnectionState() {
    return closed.get() ? IceConnectionState.CLOSED : events.iceConnectionState();
  }

  /**
   * The pair of candidates in use; empty while there is none, and where the other side's address
   * came from its checks alone: libwebrtc does not tell it until that candidate is added.
   */
  public CompletableFuture<Optional<SelectedPath>> selectedPath() {
    return calls.call(NativeSide::transport, Convert::path);
  }

  /** How the transport is; tells a refused certificate from an address that does not answer. */
  public CompletableFuture<TransportStatus> transportStatus() {
    return calls.call(NativeSide::transport, Convert::status);
  }

  /**
   * Closes the connection and its channels, and frees the port soon after; from any thread, as
   * often as you like. The listener hears {@link PeerConnectionState#CLOSED} and each channel's
   * listener that it is closed; nothing else is told any more.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    events.abandon();
    channels.abandon();
    thread.open(() -> {});
    if (!thread.execute(this::closeNative)) {
      tellClosed();
    }
  }

  private void closeNative() {
    try {
      side.close();
    } finally {
      tellClosed();
    }
  }

  private void tellClosed() {
    channels.end();
    tracks.end();
    events.end();
    onClosed.accept(this);
  }
}
