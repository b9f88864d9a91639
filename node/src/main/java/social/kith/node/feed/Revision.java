package social.kith.node.feed;

import java.time.Instant;

/**
 * A text that a post has or had.
 *
 * @param at since when, by the author's clock
 * @param text at most 20,000 characters
 */
public record Revision(Instant at, String text) {}
