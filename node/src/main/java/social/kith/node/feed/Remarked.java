package social.kith.node.feed;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * Something said about a post, as it is on this disk.
 *
 * @param id of what its writer signed
 * @param writer who signed it
 * @param hostsName the writer's name as the post's author knows it; empty for the author, and for
 *     what has not been passed on
 * @param said a reply or a reaction
 * @param at when it was made by its writer's clock, and not after it was passed on
 * @param passed how the post's author passed it on; empty if they have not
 */
public record Remarked(
    ItemId id, ContactId writer, String hostsName, Said said, Instant at, Optional<Passed> passed) {
  /**
   * How something was passed on.
   *
   * @param item as which item
   * @param at by the author's clock
   * @param audience to how many people
   */
  public record Passed(ItemId item, Instant at, int audience) {}
}
