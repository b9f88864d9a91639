package social.kith.storage;

/** How far an item has come on its way to one contact. */
public enum DeliveryState {
  /** Waits for the contact. */
  QUEUED,
  /** Handed to the link, not acknowledged. */
  SENT,
  /** On their disk, after COMMIT. */
  STORED
}
