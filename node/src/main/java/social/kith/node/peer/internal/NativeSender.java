package social.kith.node.peer.internal;

import dev.onvoid.webrtc.RTCRtpSender;

/** A track that a connection sends. On the native thread. */
public final class NativeSender {
  private final RTCRtpSender sender;
  private SentTrack sent;
  private boolean disposed;

  NativeSender(RTCRtpSender sender, SentTrack sent) {
    this.sender = sender;
    this.sent = sent;
  }

  RTCRtpSender sender() {
    return sender;
  }

  /** Sends another track from now on, without a negotiation. */
  void replace(SentTrack next) {
    try {
      NativeCall.into(() -> sender.replaceTrack(next.track()));
    } catch (NativeCallException e) {
      next.giveBack();
      throw e;
    }
    SentTrack old = sent;
    sent = next;
    old.giveBack();
  }

  /** Gives the native track and the sender back. Once. */
  void dispose() {
    if (!disposed) {
      disposed = true;
      sent.giveBack();
      NativeReference.release(sender);
    }
  }
}
