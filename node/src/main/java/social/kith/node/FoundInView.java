package social.kith.node;

import java.util.Optional;

/**
 * Where the words of a search are, of a post that has not all of them in its text, its author's
 * name and its date.
 *
 * @param postId the post
 * @param photo in the description of which photo some of them are, from 0
 * @param reply the newest reply that has them
 */
public record FoundInView(String postId, Optional<Integer> photo, Optional<ReplyView> reply) {}
