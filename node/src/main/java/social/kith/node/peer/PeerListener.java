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

  /**
   * The other side opened a channel. Give it a listener before this returns, or later: what came in
   * between is kept.
   */
  default void onDataChannel(DataChannel channel) {}
}
