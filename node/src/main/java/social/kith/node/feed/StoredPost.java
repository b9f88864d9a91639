package social.kith.node.feed;

import java.util.Optional;
import social.kith.storage.Item;

/**
 * A post on this disk.
 *
 * @param item as stored
 * @param post what is in it; empty if a newer Kith made it, or it was taken back
 */
public record StoredPost(Item item, Optional<Post> post) {
  /** Whether this person took it back. */
  public boolean retracted() {
    return item.signed().length == 0;
  }
}
