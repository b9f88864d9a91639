package social.kith.node.link;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes handed to and received from a contact's data channels since the node started. */
public final class Traffic {
  private final AtomicLong itemSent = new AtomicLong();
  private final AtomicLong itemReceived = new AtomicLong();
  private final AtomicLong photoSent = new AtomicLong();
  private final AtomicLong photoReceived = new AtomicLong();
  private final AtomicLong otherSent = new AtomicLong();
  private final AtomicLong otherReceived = new AtomicLong();

  /**
   * The counts at one moment.
   *
   * @param itemSent items and all about them, sealed size
   * @param itemReceived the same, from the contact
   * @param photoSent photo chunks
   * @param photoReceived the same, from the contact
   * @param otherSent handshakes, heartbeats, signals of streams and calls, and the rest
   * @param otherReceived the same, from the contact
   */
  public record Count(
      long itemSent,
      long itemReceived,
      long photoSent,
      long photoReceived,
      long otherSent,
      long otherReceived) {}

  /** The counts now. Any thread. */
  public Count count() {
    return new Count(
        itemSent.get(),
        itemReceived.get(),
        photoSent.get(),
        photoReceived.get(),
        otherSent.get(),
        otherReceived.get());
  }

  void record(RecordKind kind, boolean out, int bytes) {
    AtomicLong counter =
        switch (kind) {
          case SYNC -> out ? itemSent : itemReceived;
          case PHOTO -> out ? photoSent : photoReceived;
          case PING, BYE, CONTACT, MEETING, LIVE -> out ? otherSent : otherReceived;
        };
    counter.addAndGet(bytes);
  }
}
