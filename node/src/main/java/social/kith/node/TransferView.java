package social.kith.node;

/**
 * An image on its way between this node and a contact's, at one moment.
 *
 * @param contactId 64 hexadecimal digits
 * @param contactName the contact's name
 * @param direction whether it goes to them or comes from them
 * @param state whether it moves now
 * @param postId the post that it belongs to
 * @param index which photo of the post, from 0
 * @param size display size or original
 * @param clip whether it is of a clip: its poster or the clip itself
 * @param sizeBytes its whole encrypted size
 * @param movedBytes what was handed to the link, or has come over it
 * @param storedBytes what is on the receiver's disk, by the receiver's word
 */
public record TransferView(
    String contactId,
    String contactName,
    Direction direction,
    State state,
    String postId,
    int index,
    PhotoSize size,
    boolean clip,
    long sizeBytes,
    long movedBytes,
    long storedBytes) {
  /** Which way an image goes. */
  public enum Direction {
    /** To the contact. */
    SENDING,
    /** From the contact. */
    RECEIVING
  }

  /** Whether an image moves. */
  public enum State {
    /** It moves, or waits for the receiver's word that it is on their disk. */
    RUNNING,
    /** It waits for its turn. */
    QUEUED,
    /** It waits for the contact to be online. */
    OFFLINE
  }
}
