package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import java.util.function.Consumer;

/** Passes a connection's events on; nothing that this throws reaches libwebrtc. */
final class ConnectionObserver implements PeerConnectionObserver {
  private final ConnectionEvents events;
  private final Consumer<RTCDataChannel> incoming;

  /**
   * An observer.
   *
   * @param incoming takes a channel that the other side opened, on a thread of libwebrtc
   */
  ConnectionObserver(ConnectionEvents events, Consumer<RTCDataChannel> incoming) {
    this.events = events;
    this.incoming = incoming;
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
  public void onDataChannel(RTCDataChannel channel) {
    NativeCall.backFrom(() -> incoming.accept(channel));
  }
}
