package social.kith.node;

import java.time.Instant;

/**
 * A text that a post has or had.
 *
 * @param at since when, by the author's clock
 * @param text plain text; a page shows it as text only
 */
public record RevisionView(Instant at, String text) {}
