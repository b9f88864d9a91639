package social.kith.node.feed;

import java.util.List;
import social.kith.crypto.CborMap;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Changes;

/**
 * The body of an edit (docs/protocol.md, "Edit"): another text of a post, and photos that follow
 * those it has.
 *
 * @param createdAtMs by the author's clock, milliseconds since 1970
 * @param nonce 16 random bytes
 * @param text at most 20,000 characters
 * @param post what is edited
 * @param photos at most 100; those of earlier versions have none
 */
record Edit(long createdAtMs, byte[] nonce, String text, ItemId post, List<Post.Photo> photos) {
  static final int KIND = Changes.EDIT;

  byte[] encode() {
    CborMap.Builder map =
        CborMap.builder()
            .put(1, Post.VERSION)
            .put(2, KIND)
            .put(3, createdAtMs)
            .put(4, nonce)
            .put(5, text);
    if (!photos.isEmpty()) {
      map.put(6, photos.stream().map(Post::encode).toList());
    }
    return map.put(7, post.bytes()).build().encode();
  }

  static Edit parse(CborMap map) throws MalformedException {
    return new Edit(
        map.requireLong(3, 0, Post.LAST_MS),
        map.requireBytes(4, 16, 16),
        map.requireText(5, Post.MAX_TEXT_CHARS),
        ItemId.of(map.requireBytes(7, 32, 32)),
        map.has(6) ? Post.parsePhotos(map) : List.of());
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "Edit[" + text.length() + " chars, " + photos.size() + " photos]";
  }
}
