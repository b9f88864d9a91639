package social.kith.node;

/** What is live. */
public enum LiveKind {
  /** Somebody shows something from their page. */
  STREAM,
  /** A camera of somebody's node. */
  CAMERA,
  /** Everybody hears and sees everybody. */
  CALL
}
