package social.kith.node.export;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Reply;

/**
 * A reply of this person as it is exported.
 *
 * @param id of what was signed
 * @param at when it was written
 * @param signed what the person signed
 * @param to the audience of an own post, in the order of their ids; of a post of somebody else that
 *     person alone, who passed it on
 */
record OwnReply(ItemId id, Instant at, Reply reply, byte[] signed, List<ContactId> to) {}
