package social.kith.node.feed;

import java.util.Optional;
import social.kith.crypto.CborMap;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Remarks;

/**
 * The body of a removal (docs/protocol.md, "Removal"): something said about a post is taken back by
 * its writer, or taken away by the post's author.
 *
 * @param createdAtMs by the clock of who signs it, milliseconds since 1970
 * @param post what that is about
 * @param remark what is taken back; the post's own id stands for all that was said by who signs it
 */
record Removal(long createdAtMs, ItemId post, ItemId remark) implements Said {
  static final int KIND = Remarks.REMOVAL;

  @Override
  public int kind() {
    return KIND;
  }

  @Override
  public Optional<ItemId> target() {
    return Optional.of(remark);
  }

  @Override
  public byte[] encode() {
    return CborMap.builder()
        .put(1, Post.VERSION)
        .put(2, KIND)
        .put(3, createdAtMs)
        .put(7, post.bytes())
        .put(8, remark.bytes())
        .build()
        .encode();
  }

  static Removal parse(CborMap map) throws MalformedException {
    return new Removal(
        map.requireLong(3, 0, Post.LAST_MS),
        ItemId.of(map.requireBytes(7, 32, 32)),
        ItemId.of(map.requireBytes(8, 32, 32)));
  }
}
