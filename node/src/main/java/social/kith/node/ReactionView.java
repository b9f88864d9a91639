package social.kith.node;

import java.util.List;

/**
 * One emoji under a post.
 *
 * @param emoji as those who chose it sent it
 * @param people who did, in the order in which the post's author heard of it
 * @param own whether this node's person did
 */
public record ReactionView(String emoji, List<SpeakerView> people, boolean own) {}
