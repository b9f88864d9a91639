package social.kith.node;

import java.util.List;
import java.util.Optional;

/**
 * Some posts, newest first.
 *
 * @param posts in order
 * @param older cursor of the next page towards the past; empty at its end
 * @param newer cursor of what is newer than the first post; empty if the feed is empty
 */
public record FeedPage(List<PostView> posts, Optional<String> older, Optional<String> newer) {}
