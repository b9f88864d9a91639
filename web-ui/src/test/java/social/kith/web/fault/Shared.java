package social.kith.web.fault;

import java.util.List;
import java.util.Set;
import social.kith.web.process.NodeProcess;

/**
 * A post whose sharing was acknowledged: from now on it must be wherever it was shared with, once.
 *
 * @param id of the post
 * @param author whose it is
 * @param audience who is to have it
 * @param text as it was handed over
 * @param photos SHA-256 of the originals as they were handed over, in hexadecimal
 */
record Shared(
    String id, NodeProcess author, Set<NodeProcess> audience, String text, List<String> photos) {
  /** Whether a node is to have it. */
  boolean isFor(NodeProcess node) {
    return author == node || audience.contains(node);
  }
}
