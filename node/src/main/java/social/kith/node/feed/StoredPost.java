package social.kith.node.feed;

import java.util.Optional;
import social.kith.storage.Item;

/**
 * A post on this disk.
 *
 * @param item as stored
 * @param post what is in it; empty if a newer Kith made it
 */
public record StoredPost(Item item, Optional<Post> post) {}
