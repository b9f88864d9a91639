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
 * @param passedOn the item as which the author passed it on; empty if they have not
 * @param audience to how many people that was
 */
public record Remarked(
    ItemId id,
    ContactId writer,
    String hostsName,
    Said said,
    Instant at,
    Optional<ItemId> passedOn,
    int audience) {}
