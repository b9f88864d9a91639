package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaStreamTrack;

/** What a track of the application feeds to the connections that send it. */
public sealed interface NativeSource permits NativeVideoSource, NativeAudioSource {
  /** Makes the native track of one connection, which feeds it through the gate alone. */
  MediaStreamTrack createTrack(PeerConnectionFactory factory, String id, SendGate gate);

  /** The native track is given back. */
  default void released() {}
}
