package social.kith.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.internal.Bytes;
import social.kith.crypto.internal.Digests;

/**
 * What two people compare to know that nobody sits between them: 60 digits that are the same on
 * both screens, and different for any other pair of identities. Immutable; any thread.
 *
 * <p>Signal's construction (numeric fingerprint): for each person SHA-512, iterated 5,200 times,
 * over {@code 0 (2 bytes) ‖ identity key ‖ contact id}, each time followed by the identity key; of
 * the first 30 bytes every 5, as a number modulo 100,000, give 5 digits; the smaller half comes
 * first.
 */
public final class SafetyNumber {
  /** How many digits. */
  public static final int DIGITS = 60;

  /** How many digits are shown together. */
  public static final int GROUP_DIGITS = 5;

  private static final String QR_PREFIX = "KITH-SAFETY-1:";
  private static final int ITERATIONS = 5_200;
  private static final int GROUP_BYTES = 5;
  private static final int GROUPS_EACH = DIGITS / GROUP_DIGITS / 2;
  private static final long MODULUS = 100_000;
  private static final byte[] VERSION = {0, 0};

  private final String digits;

  private SafetyNumber(String digits) {
    this.digits = digits;
  }

  /** That of two people, whichever is named first. */
  public static SafetyNumber of(IdentityKey one, IdentityKey other) {
    String first = half(one);
    String second = half(other);
    return new SafetyNumber(first.compareTo(second) <= 0 ? first + second : second + first);
  }

  /**
   * Reads a safety number as a person copied it, or as a QR code has it.
   *
   * @param text 60 digits, with any white space; or a {@link #qrText}
   * @throws MalformedException if it is neither
   */
  public static SafetyNumber parse(String text) throws MalformedException {
    String packed = text.strip().toUpperCase(Locale.ROOT);
    if (packed.startsWith(QR_PREFIX)) {
      packed = packed.substring(QR_PREFIX.length());
    }
    packed = packed.replaceAll("\\s", "");
    if (packed.length() != DIGITS || !packed.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MalformedException("a safety number of " + packed.length() + " characters");
    }
    return new SafetyNumber(packed);
  }

  /** All digits. */
  public String digits() {
    return digits;
  }

  /** The digits in the groups of five that people read. */
  public List<String> groups() {
    return IntStream.range(0, DIGITS / GROUP_DIGITS)
        .mapToObj(i -> digits.substring(i * GROUP_DIGITS, (i + 1) * GROUP_DIGITS))
        .toList();
  }

  /** The text of the QR code. */
  public String qrText() {
    return QR_PREFIX + digits;
  }

  private static String half(IdentityKey key) {
    byte[] identity = key.bytes();
    byte[] hash = Bytes.concat(VERSION, identity, key.contactId().bytes());
    MessageDigest digest = Digests.sha512();
    for (int i = 0; i < ITERATIONS; i++) {
      digest.update(hash);
      hash = digest.digest(identity);
    }
    StringBuilder half = new StringBuilder();
    for (int group = 0; group < GROUPS_EACH; group++) {
      byte[] bytes = Arrays.copyOfRange(hash, group * GROUP_BYTES, (group + 1) * GROUP_BYTES);
      half.append("%05d".formatted(number(bytes) % MODULUS));
    }
    return half.toString();
  }

  private static long number(byte[] bigEndian) {
    long number = 0;
    for (byte b : bigEndian) {
      number = number << Byte.SIZE | b & 0xFF;
    }
    return number;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SafetyNumber number && digits.equals(number.digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  /** The digits in groups. */
  @Override
  public String toString() {
    return String.join(" ", groups());
  }
}
