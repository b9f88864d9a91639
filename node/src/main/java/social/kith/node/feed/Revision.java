package social.kith.node.feed;

import java.time.Instant;
import java.util.List;

/**
 * A text that a post has or had, and what came with it.
 *
 * @param at since when, by the author's clock
 * @param text at most 20,000 characters
 * @param photos that follow those before
 */
public record Revision(Instant at, String text, List<Post.Photo> photos) {}
