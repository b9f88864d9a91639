package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.media.MediaStreamTrack;

/** A track that a connection sends. On the native thread. */
public final class NativeSender {
  private final RTCRtpSender sender;
  private MediaStreamTrack track;
  private boolean disposed;

  NativeSender(RTCRtpSender sender, MediaStreamTrack track) {
    this.sender = sender;
    this.track = track;
  }

  RTCRtpSender sender() {
    return sender;
  }

  /** Sends another source from now on, without a negotiation. */
  void replace(PeerConnectionFactory factory, NativeVideoSource source, String id) {
    MediaStreamTrack next = source.createTrack(factory, id);
    NativeCall.into(() -> sender.replaceTrack(next));
    MediaStreamTrack old = track;
    track = next;
    giveBack(old);
  }

  /** Gives the native track back; the connection keeps it as long as it needs it. Once. */
  void dispose() {
    if (!disposed) {
      disposed = true;
      giveBack(track);
    }
  }

  /** webrtc-java gives the reference back and then complains if another one is left. */
  static void giveBack(MediaStreamTrack track) {
    try {
      track.dispose();
    } catch (Error e) {
      if (e instanceof VirtualMachineError) {
        throw e;
      }
    }
  }
}
