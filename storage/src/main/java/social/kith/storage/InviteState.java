package social.kith.storage;

/** What became of an invite. */
public enum InviteState {
  /** It can be used. */
  OPEN,
  /** Somebody paired with it. */
  USED,
  /** Its time is over. */
  EXPIRED,
  /** It was taken back. */
  CANCELLED
}
