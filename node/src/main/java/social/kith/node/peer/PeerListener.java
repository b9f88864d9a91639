package social.kith.node.peer;

/**
 * Hears of a connection, on the executor that it was made with. The last event is {@link
 * PeerConnectionState#CLOSED}, once.
 */
public interface PeerListener {
  /** The connection went into another state. */
  default void onConnectionState(PeerConnectionState state) {}

  /** The search for a path went into another state. */
  default void onIceConnectionState(IceConnectionState state) {}

  /** The gathering of this side's candidates went into another state. */
  default void onIceGatheringState(IceGatheringState state) {}

  /** A candidate of this side, for the other side. */
  default void onIceCandidate(IceCandidate candidate) {}

  /** A server gave no candidate of this side. */
  default void onIceCandidateError(IceCandidateError error) {}

  /** The descriptions went into another state. */
  default void onSignalingState(SignalingState state) {}

  /** Tracks or channels were added or removed that no description tells of yet. */
  default void onNegotiationNeeded() {}

  /** The other side sends a track. */
  default void onTrack(TrackEvent event) {}

  /** The other side does not send a track any more; it has ended. */
  default void onRemoveTrack(MediaStreamTrack track) {}

  /**
   * The other side opened a channel. Give it a listener before this returns, or later: what came in
   * between is kept.
   */
  default void onDataChannel(DataChannel channel) {}
}
