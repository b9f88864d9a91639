package social.kith.node.peer;

/** State of the search for a path (W3C RTCIceConnectionState). */
public enum IceConnectionState {
  /** Nothing was tried yet. */
  NEW,
  /** Candidates are being tried, or waited for. */
  CHECKING,
  /** A path works; others may still be tried. */
  CONNECTED,
  /** A path works and the search is over. */
  COMPLETED,
  /** No path worked. */
  FAILED,
  /** The path stopped to work; this may pass. */
  DISCONNECTED,
  /** Closed by this side. */
  CLOSED
}
