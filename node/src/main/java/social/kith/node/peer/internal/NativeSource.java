package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaStreamTrack;

/**
 * What feeds the native tracks of one track of the application: one native track for each
 * connection that sends it. Any thread but for {@link #createTrack}.
 */
public sealed interface NativeSource extends AutoCloseable
    permits NativeVideoSource, NativeAudioSource {
  /** Makes a track of one factory. On the native thread. */
  MediaStreamTrack createTrack(PeerConnectionFactory factory, String id);

  /** Nothing is fed any more; native tracks that still exist stay valid. */
  @Override
  void close();
}
