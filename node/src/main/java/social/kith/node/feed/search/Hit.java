package social.kith.node.feed.search;

import java.util.Optional;
import java.util.OptionalInt;
import social.kith.node.feed.Remarked;
import social.kith.node.feed.StoredPost;

/**
 * A post that was found.
 *
 * @param no the number on this disk of what has the words, where a search goes on
 * @param photo in the description of which photo some of them are, from 0; empty if the post has
 *     all of them elsewhere
 * @param reply the reply that has the words; empty if the post has
 */
public record Hit(long no, StoredPost post, OptionalInt photo, Optional<Remarked> reply) {}
