package social.kith.node.peer;

/** How far the descriptions of a connection are agreed (W3C RTCSignalingState). */
public enum SignalingState {
  /** Nothing is being negotiated. */
  STABLE,
  /** This side's offer waits for an answer. */
  HAVE_LOCAL_OFFER,
  /** This side answered provisionally. */
  HAVE_LOCAL_PR_ANSWER,
  /** The other side's offer waits for an answer. */
  HAVE_REMOTE_OFFER,
  /** The other side answered provisionally. */
  HAVE_REMOTE_PR_ANSWER,
  /** The connection is closed. */
  CLOSED
}
