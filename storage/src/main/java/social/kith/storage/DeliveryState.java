package social.kith.storage;

/** How far an item has got on its way to a contact. */
public enum DeliveryState {
  /** It has a number and waits. */
  QUEUED,
  /** It was sent; whether it arrived is not known. */
  SENT,
  /** They said that it is on their disk. */
  STORED
}
