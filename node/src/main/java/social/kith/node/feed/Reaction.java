package social.kith.node.feed;

import social.kith.crypto.CborMap;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Remarks;

/**
 * The body of a reaction (docs/protocol.md, "Reaction"), which takes the place of the writer's one
 * before it.
 *
 * @param createdAtMs by its writer's clock, milliseconds since 1970; later than the one before
 * @param nonce 16 random bytes
 * @param emoji one emoji, or empty: none any more
 * @param post what it is about
 */
public record Reaction(long createdAtMs, byte[] nonce, String emoji, ItemId post) implements Said {
  static final int KIND = Remarks.REACTION;

  @Override
  public int kind() {
    return KIND;
  }

  @Override
  public byte[] encode() {
    return CborMap.builder()
        .put(1, Post.VERSION)
        .put(2, KIND)
        .put(3, createdAtMs)
        .put(4, nonce)
        .put(5, emoji)
        .put(7, post.bytes())
        .build()
        .encode();
  }

  static Reaction parse(CborMap map) throws MalformedException {
    String emoji = map.requireText(5, Emoji.MAX_CODE_POINTS);
    if (!emoji.isEmpty() && !Emoji.isOne(emoji)) {
      throw new MalformedException("a reaction that is not one emoji");
    }
    return new Reaction(
        map.requireLong(3, 0, Post.LAST_MS),
        map.requireBytes(4, 16, 16),
        emoji,
        ItemId.of(map.requireBytes(7, 32, 32)));
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "Reaction";
  }
}
