package social.kith.node.live;

/** Why somebody is in a room no longer, or did not come into it. */
public enum Ending {
  /** It is over, or whoever hosts it let them in no longer. */
  ENDED,
  /** Nobody answered the call. */
  UNANSWERED,
  /** Everybody who was called declined. */
  DECLINED,
  /** Everybody who was called is in another call. */
  BUSY,
  /** There is no such room for them. */
  GONE,
  /** As many are in it as may be. */
  FULL,
  /** The contact who hosts it cannot be reached any more. */
  UNREACHABLE
}
