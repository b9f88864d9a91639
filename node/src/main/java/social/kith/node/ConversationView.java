package social.kith.node;

import java.util.List;
import java.util.Optional;

/**
 * All that is said about a post, and who sees it.
 *
 * @param postId item id, 64 hexadecimal digits
 * @param hostName the name of the post's author, who passes on what is said
 * @param seenBy those who see what this person says, as far as they are known here
 * @param others how many more there are; absent if the author did not say
 * @param closedBecause why nothing can be said now, with what to do; absent if it can
 * @param replies in the order in which the author passed them on, then those that wait
 * @param reactions the most frequent first
 */
public record ConversationView(
    String postId,
    String hostName,
    List<SpeakerView> seenBy,
    Optional<Integer> others,
    Optional<String> closedBecause,
    List<ReplyView> replies,
    List<ReactionView> reactions) {}
