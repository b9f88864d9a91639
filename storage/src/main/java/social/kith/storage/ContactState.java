package social.kith.storage;

/** How far the pairing with a contact has come. */
public enum ContactState {
  /** They used our invite; we have not confirmed. */
  PENDING,
  /** We used theirs; they have not confirmed. */
  AWAITING,
  /** Both agree to share. */
  CONFIRMED
}
