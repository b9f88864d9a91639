package social.kith.node.feed;

import social.kith.crypto.CborMap;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Changes;

/**
 * The body of a retraction (docs/protocol.md, "Retraction").
 *
 * @param createdAtMs by the author's clock, milliseconds since 1970
 * @param post what is taken back
 */
record Retraction(long createdAtMs, ItemId post) {
  static final int KIND = Changes.RETRACTION;

  byte[] encode() {
    return CborMap.builder()
        .put(1, Post.VERSION)
        .put(2, KIND)
        .put(3, createdAtMs)
        .put(7, post.bytes())
        .build()
        .encode();
  }

  static Retraction parse(CborMap map) throws MalformedException {
    return new Retraction(
        map.requireLong(3, 0, Post.LAST_MS), ItemId.of(map.requireBytes(7, 32, 32)));
  }
}
