package social.kith.node.peer;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import social.kith.node.peer.internal.ChannelEvents;
import social.kith.node.peer.internal.ConnectionEvents;
import social.kith.node.peer.internal.NativeChannel;
import social.kith.node.peer.internal.NativeRemoteTrack;

/** Takes a connection's events on threads of libwebrtc to its listener on the loop. */
final class PeerEvents implements ConnectionEvents {
  private final PeerListener listener;
  private final LoopGate loop;
  private final Channels channels;
  private final Tracks tracks;
  private final CompletableFuture<Void> gathered = new CompletableFuture<>();
  private volatile PeerConnectionState connectionState = PeerConnectionState.NEW;
  private volatile IceConnectionState iceConnectionState = IceConnectionState.NEW;
  private volatile SignalingState signalingState = SignalingState.STABLE;
  private volatile boolean abandoned;

  PeerEvents(PeerListener listener, LoopGate loop, Channels channels, Tracks tracks) {
    this.listener = listener;
    this.loop = loop;
    this.channels = channels;
    this.tracks = tracks;
  }

  PeerConnectionState connectionState() {
    return connectionState;
  }

  IceConnectionState iceConnectionState() {
    return iceConnectionState;
  }

  SignalingState signalingState() {
    return signalingState;
  }

  /** Done on the loop, after the candidates of the first gathering were told. */
  CompletableFuture<Void> gathered() {
    return gathered;
  }

  /** Nothing but the end is told from now on. */
  void abandon() {
    abandoned = true;
  }

  void end() {
    loop.execute(
        () -> {
          gathered.completeExceptionally(
              new PeerException(PeerException.Reason.CLOSED, "the connection is closed"));
          listener.onConnectionState(PeerConnectionState.CLOSED);
        });
  }

  private void tell(Consumer<PeerListener> event) {
    if (!abandoned) {
      loop.execute(
          () -> {
            if (!abandoned) {
              event.accept(listener);
            }
          });
    }
  }

  @Override
  public void connectionState(String name) {
    PeerConnectionState next = PeerConnectionState.valueOf(name);
    connectionState = next;
    tell(target -> target.onConnectionState(next));
  }

  @Override
  public void iceConnectionState(String name) {
    IceConnectionState next = IceConnectionState.valueOf(name);
    iceConnectionState = next;
    tell(target -> target.onIceConnectionState(next));
  }

  @Override
  public void iceGatheringState(String name) {
    IceGatheringState next = IceGatheringState.valueOf(name);
    tell(
        target -> {
          target.onIceGatheringState(next);
          if (next == IceGatheringState.COMPLETE) {
            gathered.complete(null);
          }
        });
  }

  @Override
  public void iceCandidate(String mid, int lineIndex, String candidate) {
    IceCandidate found = new IceCandidate(candidate, mid, lineIndex);
    tell(target -> target.onIceCandidate(found));
  }

  @Override
  public void iceCandidateError(String url, int code, String text) {
    IceCandidateError error = new IceCandidateError(url, code, text);
    tell(target -> target.onIceCandidateError(error));
  }

  @Override
  public void signalingState(String name) {
    SignalingState next = SignalingState.valueOf(name);
    signalingState = next;
    tell(target -> target.onSignalingState(next));
  }

  @Override
  public void negotiationNeeded() {
    tell(PeerListener::onNegotiationNeeded);
  }

  @Override
  public void trackAdded(String mid, NativeRemoteTrack track) {
    TrackEvent event = tracks.added(mid, track);
    tell(target -> target.onTrack(event));
  }

  @Override
  public void trackRemoved(NativeRemoteTrack track) {
    tracks
        .removed(track)
        .ifPresent(
            gone ->
                tell(
                    target -> {
                      gone.end();
                      target.onRemoveTrack(gone);
                    }));
  }

  @Override
  public ChannelEvents incomingChannel(NativeChannel channel) {
    DataChannel opened = channels.adopt(channel);
    tell(target -> target.onDataChannel(opened));
    return opened.events();
  }
}
