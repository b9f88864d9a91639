package social.kith.node.peer.internal;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Media sections of one connection in which the other side alone sends. webrtc-java makes one only
 * for a track of this side: nothing feeds it. On the native thread.
 */
final class Placeholders {
  /** The other side asks for them, so there is an end. */
  static final int MAX_SECTIONS = 32;

  private final List<SentTrack> tracks = new ArrayList<>();

  void add(NativeFactory factory, RTCPeerConnection connection, SendGate gate, boolean video) {
    if (tracks.size() >= MAX_SECTIONS) {
      return;
    }
    SentTrack silent = factory.createTrack(source(video), UUID.randomUUID().toString(), gate);
    tracks.add(silent);
    RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
    init.direction = RTCRtpTransceiverDirection.RECV_ONLY;
    NativeCall.into(
        () -> {
          var unused = connection.addTransceiver(silent.track(), init);
        });
  }

  private static NativeSource source(boolean video) {
    return video ? new NativeVideoSource() : new NativeAudioSource(() -> {});
  }

  /** The connection is closed. */
  void dispose() {
    for (SentTrack silent : tracks) {
      silent.giveBack();
      if (silent.source() instanceof NativeVideoSource video) {
        video.close();
      }
    }
    tracks.clear();
  }
}
