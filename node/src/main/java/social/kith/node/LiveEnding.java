package social.kith.node;

/** Why a page is in a stream or a call no longer, or did not get in. */
public enum LiveEnding {
  /** It is over. */
  ENDED,
  /** Nobody answered. */
  UNANSWERED,
  /** They declined. */
  DECLINED,
  /** They are in another call. */
  BUSY,
  /** There is no such stream or call any more. */
  GONE,
  /** As many are in it as may be. */
  FULL,
  /** Whoever began it cannot be reached any more. */
  UNREACHABLE
}
