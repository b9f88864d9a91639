package social.kith.node;

import java.time.Instant;
import java.util.List;

/**
 * A live stream or a call.
 *
 * @param id 32 hexadecimal digits
 * @param kind what it is
 * @param title what it is called; may be empty
 * @param video whether there are pictures, not sound alone
 * @param ringing whether it is a call that waits for an answer
 * @param since when it began
 * @param own whether it is this person's
 * @param hostId whose it is: a contact, or this person
 * @param hostName their name
 * @param joined whether a page of this person is in it
 * @param audience contacts who may come in; only where it is this person's
 * @param present who is in it; only where it is this person's
 */
public record LiveRoomView(
    String id,
    LiveKind kind,
    String title,
    boolean video,
    boolean ringing,
    Instant since,
    boolean own,
    String hostId,
    String hostName,
    boolean joined,
    List<String> audience,
    List<LivePersonView> present) {
  /** Shows neither title nor name. */
  @Override
  public String toString() {
    return "LiveRoomView[" + id + ", " + kind + "]";
  }
}
