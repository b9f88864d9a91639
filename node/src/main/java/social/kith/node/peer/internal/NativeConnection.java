package social.kith.node.peer.internal;

import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import social.kith.node.peer.internal.NativeCallException.Kind;

/**
 * A connection of libwebrtc. Every method is called on the native thread, so that none meets a
 * closed native object; the futures complete on a thread of libwebrtc.
 */
public final class NativeConnection {
  /**
   * Channels of one connection, both sides' together. libwebrtc has 1,024 stream ids, and making a
   * channel when they are used up kills the process.
   */
  public static final int MAX_CHANNELS = 256;

  private final NativeFactory factory;
  private final ConnectionEvents events;
  private final Set<NativeChannel> channels = ConcurrentHashMap.newKeySet();
  private final Set<NativeSender> senders = ConcurrentHashMap.newKeySet();
  private final Placeholders placeholders = new Placeholders();
  private final Map<String, NativeRemoteTrack> remoteTracks = new ConcurrentHashMap<>();
  private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
  private final SendGate gate = new SendGate();
  private final RTCPeerConnection connection;
  private boolean closed;

  NativeConnection(NativeFactory factory, ConnectionSpec spec, ConnectionEvents events) {
    this.factory = factory;
    this.events = events;
    this.connection =
        factory.createConnection(spec, new ConnectionObserver(events, new Arrivals()));
  }

  /** What the other side brings; on a thread of libwebrtc. */
  private final class Arrivals implements ConnectionObserver.Arrivals {
    @Override
    public void channel(RTCDataChannel opened) {
      adopt(opened);
    }

    @Override
    public void track(String mid, MediaStreamTrack track) {
      NativeRemoteTrack arrived = new NativeRemoteTrack(track, factory.sound());
      NativeRemoteTrack before = remoteTracks.put(arrived.id(), arrived);
      if (before != null) {
        factory.thread().execute(before::forget);
      }
      events.trackAdded(mid, arrived);
    }

    @Override
    public void trackRemoved(String id) {
      NativeRemoteTrack removed = remoteTracks.remove(id);
      if (removed != null) {
        events.trackRemoved(removed);
        factory.thread().execute(removed::forget);
      }
    }
  }

  /** On a thread of libwebrtc. */
  private void adopt(RTCDataChannel opened) {
    NativeChannel channel = factory.wrap(opened);
    if (channels.size() >= MAX_CHANNELS) {
      factory.thread().execute(() -> refuse(channel));
      return;
    }
    channels.add(channel);
    channel.observe(events.incomingChannel(channel));
  }

  private static void refuse(NativeChannel channel) {
    channel.close();
    channel.dispose();
  }

  /** Makes an offer. */
  public CompletableFuture<NativeDescription> createOffer() {
    return call(
        result -> connection.createOffer(new RTCOfferOptions(), Descriptions.created(result)));
  }

  /** Makes an answer. */
  public CompletableFuture<NativeDescription> createAnswer() {
    return call(
        result -> connection.createAnswer(new RTCAnswerOptions(), Descriptions.created(result)));
  }

  /** Applies a description of this side or of the other. */
  public CompletableFuture<Boolean> setDescription(boolean local, NativeDescription description) {
    RTCSessionDescription made =
        new RTCSessionDescription(RTCSdpType.valueOf(description.type()), description.sdp());
    return callChanging(
        result -> {
          if (local) {
            connection.setLocalDescription(made, Descriptions.set(result));
          } else {
            connection.setRemoteDescription(made, Descriptions.set(result));
          }
        });
  }

  /** Adds a candidate of the other side; only once its description is set. */
  public void addCandidate(String mid, int lineIndex, String candidate) {
    requireOpen();
    NativeCall.into(
        () -> connection.addIceCandidate(new RTCIceCandidate(mid, lineIndex, candidate)));
  }

  /** Makes a channel; what is wrong in the description of it kills the process. */
  public NativeChannel createChannel(ChannelSpec spec, ChannelEvents target) {
    requireOpen();
    if (channels.size() >= MAX_CHANNELS) {
      throw new NativeCallException(
          Kind.FULL, "a connection has at most " + MAX_CHANNELS + " channels");
    }
    RTCDataChannelInit init = new RTCDataChannelInit();
    init.ordered = spec.ordered();
    init.maxPacketLifeTime = spec.maxPacketLifeTimeMs();
    init.maxRetransmits = spec.maxRetransmits();
    init.protocol = spec.protocol();
    init.negotiated = spec.negotiatedId() >= 0;
    init.id = spec.negotiatedId();
    NativeChannel channel =
        factory.wrap(NativeCall.into(() -> connection.createDataChannel(spec.label(), init)));
    channels.add(channel);
    channel.observe(target);
    return channel;
  }

  /** Frees a channel that is closed. */
  public void discard(NativeChannel channel) {
    if (channels.remove(channel)) {
      channel.dispose();
    }
  }

  /** Sends what the source feeds, from the next negotiation on. */
  public NativeSender addTrack(NativeSource source, String id, List<String> streamIds) {
    requireOpen();
    SentTrack sent = factory.createTrack(source, id, gate);
    changing();
    try {
      NativeSender sender =
          new NativeSender(
              NativeCall.into(() -> connection.addTrack(sent.track(), new ArrayList<>(streamIds))),
              sent);
      senders.add(sender);
      return sender;
    } catch (NativeCallException e) {
      sent.giveBack();
      throw e;
    } finally {
      changed();
    }
  }

  private void changing() {
    gate.shut();
    factory.sound().changing();
  }

  private void changed() {
    gate.open();
    factory.sound().changed();
  }

  /** Offers to receive a track, from the next negotiation on; beyond 32 nothing happens. */
  public void receive(boolean video) {
    requireOpen();
    changing();
    try {
      placeholders.add(factory, connection, gate, video);
    } finally {
      changed();
    }
  }

  /** Stops sending a track, from the next negotiation on. */
  public void removeTrack(NativeSender sender) {
    requireOpen();
    // A sender that is not of this connection would kill the process.
    if (senders.remove(sender)) {
      changing();
      try {
        NativeCall.into(() -> connection.removeTrack(sender.sender()));
        sender.dispose();
      } finally {
        changed();
      }
    }
  }

  /** Sends another source instead, without a negotiation. */
  public void replaceTrack(NativeSender sender, NativeSource source, String id) {
    requireOpen();
    if (senders.contains(sender)) {
      SentTrack next = factory.createTrack(source, id, gate);
      changing();
      try {
        sender.replace(next);
      } finally {
        changed();
      }
    }
  }

  /** Looks for a path anew, from the next negotiation on. */
  public void restartIce() {
    requireOpen();
    NativeCall.into(connection::restartIce);
  }

  /** How the transport is. */
  public CompletableFuture<TransportInfo> transport() {
    return call(
        result ->
            connection.getStats(
                report -> NativeCall.backFrom(() -> result.complete(StatsReader.read(report)))));
  }

  /** Closes and frees everything; no event comes after this. Once. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    changing();
    channels.forEach(NativeChannel::detach);
    remoteTracks.values().forEach(NativeRemoteTrack::forget);
    remoteTracks.clear();
    NativeCall.into(() -> NativeReference.closeAndRelease(connection));
    channels.forEach(NativeChannel::dispose);
    channels.clear();
    senders.forEach(NativeSender::dispose);
    senders.clear();
    placeholders.dispose();
    pending.forEach(result -> result.completeExceptionally(closedException()));
    changed();
    factory.connectionClosed();
  }

  /** Sound stays out until what was called is done, with or without success. */
  private <T> CompletableFuture<T> callChanging(Consumer<CompletableFuture<T>> nativeCall) {
    requireOpen();
    changing();
    return call(nativeCall).whenComplete((value, error) -> factory.thread().execute(this::changed));
  }

  private <T> CompletableFuture<T> call(Consumer<CompletableFuture<T>> nativeCall) {
    requireOpen();
    CompletableFuture<T> result = new CompletableFuture<>();
    pending.add(result);
    try {
      NativeCall.into(() -> nativeCall.accept(result));
    } catch (NativeCallException e) {
      result.completeExceptionally(e);
    }
    return result.whenComplete((value, error) -> pending.remove(result));
  }

  private void requireOpen() {
    if (closed) {
      throw closedException();
    }
  }

  private static NativeCallException closedException() {
    return new NativeCallException(Kind.CLOSED, "the connection is closed");
  }
}
