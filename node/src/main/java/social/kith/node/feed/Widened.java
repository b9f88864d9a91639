package social.kith.node.feed;

import social.kith.crypto.CborMap;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Remarks;

/**
 * That a post has been given to further people (docs/protocol.md, "Widened"), so that whoever
 * replies knows how many will read it.
 *
 * @param createdAtMs by the author's clock, milliseconds since 1970
 * @param post which
 * @param audience with how many people it is shared now
 */
record Widened(long createdAtMs, ItemId post, int audience) {
  static final int KIND = Remarks.WIDENED;

  byte[] encode() {
    return CborMap.builder()
        .put(1, Post.VERSION)
        .put(2, KIND)
        .put(3, createdAtMs)
        .put(7, post.bytes())
        .put(12, audience)
        .build()
        .encode();
  }

  static Widened parse(CborMap map) throws MalformedException {
    return new Widened(
        map.requireLong(3, 0, Post.LAST_MS),
        ItemId.of(map.requireBytes(7, 32, 32)),
        (int) map.requireLong(12, 1, PassedOn.MAX_AUDIENCE));
  }
}
