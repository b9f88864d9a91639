package social.kith.storage;

/** How far an item has got on its way to a contact. */
public enum DeliveryState {
  /** It has a number and waits. */
  QUEUED,
  /** It was sent; whether it arrived is not known. */
  SENT,
  /** They said that it is on their disk. */
  STORED,
  /** They said that they have seen it. */
  SEEN,
  /** It was taken back; whether it is gone from their disk is not known. */
  RETRACTED,
  /** They said that nothing of it is on their disk any more. */
  RETRACTION_CONFIRMED
}
