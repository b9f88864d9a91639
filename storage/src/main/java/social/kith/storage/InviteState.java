package social.kith.storage;

/** Whether an invite can still be used. */
public enum InviteState {
  /** Waiting for the person it was given to. */
  OPEN,
  /** Somebody paired with it. */
  USED,
  /** Nobody used it in time. */
  EXPIRED,
  /** Taken back. */
  CANCELLED
}
