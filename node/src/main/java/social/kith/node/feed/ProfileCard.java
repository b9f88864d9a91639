package social.kith.node.feed;

import java.util.Optional;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.storage.Profiles;

/**
 * The body of a profile (docs/protocol.md, "Profile"): what somebody says about themselves.
 *
 * @param createdAtMs by the author's clock, milliseconds since 1970
 * @param nonce 16 random bytes
 * @param line at most 160 characters, none of them a control character; may be empty
 * @param picture a JPEG of at most 32,768 bytes, as it came: its content was not looked at
 */
record ProfileCard(long createdAtMs, byte[] nonce, String line, Optional<byte[]> picture) {
  static final int KIND = Profiles.KIND;

  byte[] encode() {
    CborMap.Builder map =
        CborMap.builder()
            .put(1, Post.VERSION)
            .put(2, KIND)
            .put(3, createdAtMs)
            .put(4, nonce)
            .put(5, line);
    picture.ifPresent(bytes -> map.put(6, bytes));
    return map.build().encode();
  }

  static ProfileCard parse(CborMap map) throws MalformedException {
    String line = map.requireText(5, ProfileCards.MAX_LINE_CHARS);
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedException("a control character in a profile");
    }
    return new ProfileCard(
        map.requireLong(3, 0, Post.LAST_MS),
        map.requireBytes(4, 16, 16),
        line,
        map.has(6)
            ? Optional.of(map.requireBytes(6, 1, ProfileCards.MAX_PICTURE_BYTES))
            : Optional.empty());
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "ProfileCard[" + line.length() + " chars, picture " + picture.isPresent() + "]";
  }
}
