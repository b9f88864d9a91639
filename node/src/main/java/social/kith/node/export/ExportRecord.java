package social.kith.node.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.PhotoCipher;
import social.kith.crypto.Signed;
import social.kith.node.contact.ForgedException;

/**
 * What its author knows of a post beside the post (docs/protocol.md, "Export"). It is signed, so
 * that nobody can widen an audience in a file that is to be imported.
 *
 * @param post which
 * @param audience whom it was shared with
 * @param salts what the ciphertext of each image begins with, the display size before the original
 *     and photo by photo; empty for one that is not here
 * @param added the same for what edits added
 */
record ExportRecord(ItemId post, List<ContactId> audience, List<byte[]> salts, List<byte[]> added) {
  private static final int VERSION = 1;
  static final int MAX_BYTES = 256 * 1024;
  private static final int MAX_AUDIENCE = 4_000;
  private static final int MAX_SALTS = 200;

  byte[] sign(Identity self) {
    return Signed.sign(self, Label.EXPORT_RECORD, encode());
  }

  byte[] encode() {
    CborMap.Builder map =
        CborMap.builder()
            .put(1, VERSION)
            .put(2, post.bytes())
            .putBytesList(3, audience.stream().map(ContactId::bytes).toList())
            .putBytesList(4, salts);
    if (!added.isEmpty()) {
      map.putBytesList(5, added);
    }
    return map.build().encode();
  }

  /** What the ciphertext of all images begins with, those that edits added last. */
  List<byte[]> allSalts() {
    return Stream.concat(salts.stream(), added.stream()).toList();
  }

  /**
   * Reads a record.
   *
   * @throws ForgedException if it is not signed by this person
   * @throws MalformedException if it is not as the protocol says
   */
  static ExportRecord verify(IdentityKey self, byte[] signed) throws MalformedException {
    return parse(payload(self, signed));
  }

  static ExportRecord parse(byte[] payload) throws MalformedException {
    CborMap map = CborMap.decode(payload, MAX_BYTES);
    map.requireLong(1, VERSION, VERSION);
    List<ContactId> audience = new ArrayList<>();
    for (byte[] contact : map.requireBytesList(3, MAX_AUDIENCE, 32)) {
      if (contact.length != 32) {
        throw new MalformedException("a contact id of " + contact.length + " bytes");
      }
      audience.add(ContactId.of(contact));
    }
    return new ExportRecord(
        ItemId.of(map.requireBytes(2, 32, 32)),
        audience,
        salts(map, 4),
        map.has(5) ? salts(map, 5) : List.of());
  }

  private static List<byte[]> salts(CborMap map, int key) throws MalformedException {
    List<byte[]> salts = map.requireBytesList(key, MAX_SALTS, PhotoCipher.SALT_BYTES);
    for (byte[] salt : salts) {
      if (salt.length != 0 && salt.length != PhotoCipher.SALT_BYTES) {
        throw new MalformedException("a salt of " + salt.length + " bytes");
      }
    }
    return salts;
  }

  private static byte[] payload(IdentityKey self, byte[] signed) throws ForgedException {
    try {
      return Signed.verify(self, Label.EXPORT_RECORD, signed);
    } catch (MalformedException e) {
      throw new ForgedException(e);
    }
  }
}
