package social.kith.node.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.ContactId;

/**
 * A room as it is now.
 *
 * @param card what those who may come in are told
 * @param host whose it is; empty for this node's own
 * @param audience who may come in; empty where it is not this node's
 * @param present who is in it, as far as this node knows
 * @param joined whether this person is in it
 */
public record LiveRoom(
    RoomCard card,
    Optional<ContactId> host,
    Set<ContactId> audience,
    List<Present> present,
    boolean joined) {
  /**
   * Somebody in a room.
   *
   * @param who they
   * @param since when they came
   */
  public record Present(Occupant who, Instant since) {}
}
