package social.kith.crypto.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Bech32 (BIP173) without its limit of length, as age writes keys: a prefix that people read, a 1,
 * the bytes in groups of 5 bits, a checksum. Stateless: any thread.
 */
public final class Bech32 {
  private static final String CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int GROUP_BITS = 5;
  private static final int GROUP = (1 << GROUP_BITS) - 1;
  private static final int CHECKSUM_GROUPS = 6;

  private Bech32() {}

  /**
   * The text of bytes.
   *
   * @param prefix lower case
   * @param bytes borrowed
   * @return lower case
   */
  public static String encode(String prefix, byte[] bytes) {
    byte[] groups = regroup(bytes);
    StringBuilder text = new StringBuilder(prefix).append('1');
    for (byte group : groups) {
      text.append(CHARACTERS.charAt(group));
    }
    int checksum = checksum(prefix, groups, new byte[CHECKSUM_GROUPS]) ^ 1;
    for (int i = CHECKSUM_GROUPS - 1; i >= 0; i--) {
      text.append(CHARACTERS.charAt(checksum >> (GROUP_BITS * i) & GROUP));
    }
    return text.toString();
  }

  /**
   * The bytes of a text.
   *
   * @param prefix that it must have, lower case
   * @param text all in lower or all in upper case
   * @return owned by the caller
   * @throws RefusedException if it is anything but what {@link #encode} makes
   */
  public static byte[] decode(String prefix, String text) throws RefusedException {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean oneCase = text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT));
    if (!oneCase
        || !lower.startsWith(prefix + "1")
        || lower.length() < prefix.length() + 1 + CHECKSUM_GROUPS) {
      throw new RefusedException("Bech32 prefix");
    }
    String data = lower.substring(prefix.length() + 1, lower.length() - CHECKSUM_GROUPS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int held = 0;
    for (int i = 0; i < data.length(); i++) {
      bits = (bits << GROUP_BITS | Math.max(0, CHARACTERS.indexOf(data.charAt(i)))) & 0xFFF;
      held += GROUP_BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes.write(bits >> held);
      }
    }
    byte[] decoded = bytes.toByteArray();
    // Whatever else was wrong, padding and checksum among it, makes another text.
    if (!encode(prefix, decoded).equals(lower)) {
      throw new RefusedException("Bech32 checksum");
    }
    return decoded;
  }

  private static byte[] regroup(byte[] bytes) {
    byte[] groups = new byte[(Byte.SIZE * bytes.length + GROUP_BITS - 1) / GROUP_BITS];
    for (int i = 0; i < Byte.SIZE * bytes.length; i++) {
      int bit = bytes[i / Byte.SIZE] >> (Byte.SIZE - 1 - i % Byte.SIZE) & 1;
      groups[i / GROUP_BITS] |= (byte) (bit << (GROUP_BITS - 1 - i % GROUP_BITS));
    }
    return groups;
  }

  private static int checksum(String prefix, byte[]... parts) {
    byte[] letters = prefix.getBytes(StandardCharsets.US_ASCII);
    int sum = 1;
    for (byte letter : letters) {
      sum = step(sum, letter >> GROUP_BITS);
    }
    sum = step(sum, 0);
    for (byte letter : letters) {
      sum = step(sum, letter & GROUP);
    }
    for (byte[] part : parts) {
      for (byte group : part) {
        sum = step(sum, group);
      }
    }
    return sum;
  }

  private static int step(int sum, int group) {
    int next = (sum & 0x1ffffff) << GROUP_BITS ^ group;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((sum >> (25 + i) & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
