package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.media.MediaStreamTrack;

/** Passes a connection's events on; nothing that this throws reaches libwebrtc. */
final class ConnectionObserver implements PeerConnectionObserver {
  private final ConnectionEvents events;
  private final Arrivals arrivals;

  /** Takes what the other side brings, on a thread of libwebrtc. */
  interface Arrivals {
    /** A channel that the other side opened. */
    void channel(RTCDataChannel channel);

    /** A track that the other side sends, in the media section with this mid. */
    void track(String mid, MediaStreamTrack track);

    /** The other side sends the track with this id no more. */
    void trackRemoved(String id);
  }

  ConnectionObserver(ConnectionEvents events, Arrivals arrivals) {
    this.events = events;
    this.arrivals = arrivals;
  }

  @Override
  public void onConnectionChange(RTCPeerConnectionState state) {
    NativeCall.backFrom(() -> events.connectionState(state.name()));
  }

  @Override
  public void onIceConnectionChange(RTCIceConnectionState state) {
    NativeCall.backFrom(() -> events.iceConnectionState(state.name()));
  }

  @Override
  public void onIceGatheringChange(RTCIceGatheringState state) {
    NativeCall.backFrom(() -> events.iceGatheringState(state.name()));
  }

  @Override
  public void onIceCandidate(RTCIceCandidate found) {
    NativeCall.backFrom(
        () ->
            events.iceCandidate(
                NativeCall.text(found.sdpMid), found.sdpMLineIndex, NativeCall.text(found.sdp)));
  }

  @Override
  public void onIceCandidateError(RTCPeerConnectionIceErrorEvent error) {
    NativeCall.backFrom(
        () ->
            events.iceCandidateError(
                NativeCall.text(error.getUrl()),
                error.getErrorCode(),
                NativeCall.text(error.getErrorText())));
  }

  @Override
  public void onDataChannel(RTCDataChannel channel) {
    NativeCall.backFrom(() -> arrivals.channel(channel));
  }

  @Override
  public void onSignalingChange(RTCSignalingState state) {
    NativeCall.backFrom(() -> events.signalingState(state.name()));
  }

  @Override
  public void onRenegotiationNeeded() {
    NativeCall.backFrom(events::negotiationNeeded);
  }

  @Override
  public void onTrack(RTCRtpTransceiver transceiver) {
    NativeCall.backFrom(
        () -> {
          RTCRtpReceiver receiver = transceiver.getReceiver();
          arrivals.track(NativeCall.text(transceiver.getMid()), receiver.getTrack());
        });
  }

  @Override
  public void onRemoveTrack(RTCRtpReceiver receiver) {
    NativeCall.backFrom(
        () -> {
          String id = NativeCall.text(receiver.getTrack().getId());
          arrivals.trackRemoved(id);
        });
  }
}
