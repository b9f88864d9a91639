package social.kith.node.feed;

import social.kith.crypto.CborMap;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;
import social.kith.node.contact.ForgedException;
import social.kith.storage.Remarks;

/**
 * What the author of a post passes on of what was said about it (docs/protocol.md, "Passed on").
 *
 * @param passedAtMs by the author's clock, milliseconds since 1970
 * @param post what it is about
 * @param writer who signed what is within
 * @param name as the author knows the writer; empty if that is the author
 * @param signed what the writer signed
 * @param audience to how many people it is passed on
 */
record PassedOn(
    long passedAtMs, ItemId post, IdentityKey writer, String name, byte[] signed, int audience) {
  static final int KIND = Remarks.PASSED_ON;
  static final int MAX_SIGNED_BYTES = 22_000;
  static final int MAX_AUDIENCE = 1_000_000;
  private static final int MAX_NAME_CHARS = 60;

  byte[] encode() {
    return CborMap.builder()
        .put(1, Post.VERSION)
        .put(2, KIND)
        .put(3, passedAtMs)
        .put(7, post.bytes())
        .put(9, writer.bytes())
        .put(10, name)
        .put(11, signed)
        .put(12, audience)
        .build()
        .encode();
  }

  /** Reads one; what is within is not verified. */
  static PassedOn parse(CborMap map) throws MalformedException {
    String name = map.requireText(10, MAX_NAME_CHARS);
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedException("a name with control characters");
    }
    return new PassedOn(
        map.requireLong(3, 0, Post.LAST_MS),
        ItemId.of(map.requireBytes(7, 32, 32)),
        IdentityKey.of(map.requireBytes(9, 32, 32)),
        name,
        map.requireBytes(11, 1, MAX_SIGNED_BYTES),
        (int) map.requireLong(12, 0, MAX_AUDIENCE));
  }

  /**
   * What the writer said.
   *
   * @throws MalformedException if they did not sign it, it is not as the protocol says, or about
   *     another post
   */
  Said verify() throws MalformedException {
    byte[] payload;
    try {
      payload = Signed.verify(writer, Label.ITEM, signed);
    } catch (MalformedException e) {
      throw new ForgedException(e);
    }
    return said(payload);
  }

  /** The same of what was verified when it was stored. */
  Said read() throws MalformedException {
    return said(Signed.payloadUnverified(signed));
  }

  /** The id of what the writer signed. */
  ItemId id() throws MalformedException {
    return ItemId.ofPayload(Signed.payloadUnverified(signed));
  }

  private Said said(byte[] payload) throws MalformedException {
    CborMap map = CborMap.decode(payload, MAX_SIGNED_BYTES);
    Said said = Said.parse(Feed.kind(map), map);
    if (!said.post().equals(post)) {
      throw new MalformedException("something said about another post");
    }
    return said;
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "PassedOn[" + signed.length + " bytes]";
  }
}
