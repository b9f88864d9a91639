package social.kith.node.backup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;

/** The storage key as it stands in a backup: 64 hexadecimal digits on a line. */
final class StorageKeyText {
  private StorageKeyText() {}

  static byte[] encode(Secret storageKey) {
    byte[] key = storageKey.copyBytes();
    try {
      return (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  static Secret parse(byte[] content) throws MalformedException {
    try {
      byte[] key = HexFormat.of().parseHex(new String(content, StandardCharsets.US_ASCII).strip());
      try {
        return Secret.of(key);
      } finally {
        Arrays.fill(key, (byte) 0);
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a storage key of " + content.length + " bytes");
    }
  }
}
