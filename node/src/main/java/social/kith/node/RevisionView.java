package social.kith.node;

import java.time.Instant;

/**
 * A text that a post has or had, and how many photos came with it.
 *
 * @param at since when, by the author's clock
 * @param text plain text; a page shows it as text only
 * @param photos how many, after those before
 */
public record RevisionView(Instant at, String text, int photos) {}
