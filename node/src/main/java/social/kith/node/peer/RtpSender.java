package social.kith.node.peer;

import java.util.concurrent.CompletableFuture;

/** A track that a connection sends (W3C RTCRtpSender). Any thread. */
public final class RtpSender {
  /** What a sender asks of its connection. */
  interface Owner {
    CompletableFuture<Void> replace(RtpSender sender, MediaStreamTrack next);
  }

  private final Owner owner;
  private volatile MediaStreamTrack track;

  RtpSender(Owner owner, MediaStreamTrack track) {
    this.owner = owner;
    this.track = track;
  }

  /** What is sent. */
  public MediaStreamTrack track() {
    return track;
  }

  /**
   * Sends another track from now on, without a negotiation; the other side sees the same track go
   * on.
   *
   * @return done when it is sent; fails with {@link PeerException} if the connection is closed
   * @throws IllegalArgumentException if it is of another kind, or the other side's
   */
  public CompletableFuture<Void> replaceTrack(MediaStreamTrack next) {
    if (next.kind() != track.kind()) {
      throw new IllegalArgumentException(
          "a track of " + next.kind() + " cannot replace one of " + track.kind());
    }
    return owner.replace(this, next);
  }

  void replaced(MediaStreamTrack next) {
    track = next;
  }
}
