package social.kith.node;

import java.util.List;
import java.util.Optional;

/**
 * Posts that have the words that were looked for, or a reply to which has.
 *
 * @param posts each once; those whose words came to this node last first
 * @param foundIn where the words are, of those that have not all of them themselves
 * @param older cursor of the next page towards the past; empty at its end
 * @param complete whether all posts were looked through; false for a while after the start, as long
 *     as older ones are still being read
 */
public record SearchPage(
    List<PostView> posts, List<FoundInView> foundIn, Optional<String> older, boolean complete) {}
