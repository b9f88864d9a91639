package social.kith.storage;

/** How far two people have got in becoming contacts. */
public enum ContactState {
  /** They used our invite; we have not confirmed them. */
  PENDING,
  /** We used theirs; they have not confirmed us. */
  AWAITING,
  /** Both want it. */
  CONFIRMED
}
