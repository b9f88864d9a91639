package social.kith.node;

import java.util.List;

/**
 * What is said about a post, in short.
 *
 * @param replies how many replies there are
 * @param reactions the most frequent first
 */
public record TalkView(int replies, List<ReactionView> reactions) {}
