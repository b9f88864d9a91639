package social.kith.node.feed;

import java.util.Optional;
import social.kith.crypto.CborMap;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Remarks;

/**
 * The body of a reply (docs/protocol.md, "Reply").
 *
 * @param createdAtMs by its writer's clock, milliseconds since 1970
 * @param nonce 16 random bytes, so that equal replies are different items
 * @param text 1 to 5,000 characters, not all blank
 * @param post what it is about
 * @param parent the reply that it answers, if it answers one
 */
public record Reply(
    long createdAtMs, byte[] nonce, String text, ItemId post, Optional<ItemId> parent)
    implements Said {
  static final int KIND = Remarks.REPLY;

  /** Longest text. */
  public static final int MAX_TEXT_CHARS = 5_000;

  @Override
  public int kind() {
    return KIND;
  }

  @Override
  public byte[] encode() {
    CborMap.Builder map =
        CborMap.builder()
            .put(1, Post.VERSION)
            .put(2, KIND)
            .put(3, createdAtMs)
            .put(4, nonce)
            .put(5, text)
            .put(7, post.bytes());
    parent.ifPresent(reply -> map.put(8, reply.bytes()));
    return map.build().encode();
  }

  static Reply parse(CborMap map) throws MalformedException {
    String text = map.requireText(5, MAX_TEXT_CHARS);
    if (text.isBlank()) {
      throw new MalformedException("a reply without text");
    }
    Optional<ItemId> parent =
        map.has(8) ? Optional.of(ItemId.of(map.requireBytes(8, 32, 32))) : Optional.empty();
    return new Reply(
        map.requireLong(3, 0, Post.LAST_MS),
        map.requireBytes(4, 16, 16),
        text,
        ItemId.of(map.requireBytes(7, 32, 32)),
        parent);
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "Reply[" + text.length() + " chars]";
  }
}
