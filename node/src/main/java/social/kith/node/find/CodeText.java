package social.kith.node.find;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes as a text that people hand to each other: a prefix and Base32 of the bytes and the first 4
 * bytes of their SHA-256. It survives any messenger, and is found again among words.
 */
final class CodeText {
  private static final int CHECK_BYTES = 4;

  private final String prefix;
  private final List<Pattern> patterns;

  /**
   * A kind of text.
   *
   * @param prefix what it begins with: capital letters, digits, {@code -} and {@code :}
   */
  CodeText(String prefix) {
    this.prefix = prefix;
    this.patterns =
        List.of(
            Pattern.compile(prefix + "([A-Z2-7]+)", Pattern.CASE_INSENSITIVE),
            Pattern.compile(prefix + "([A-Z2-7\\s]+)", Pattern.CASE_INSENSITIVE));
  }

  String encode(byte[] body) {
    byte[] checked = Arrays.copyOf(body, body.length + CHECK_BYTES);
    System.arraycopy(check(body), 0, checked, body.length, CHECK_BYTES);
    return prefix + Base32.encode(checked);
  }

  /** The bytes of the first whole one in a text, also if spaces and line breaks are in it. */
  Optional<byte[]> find(String text) {
    return patterns.stream()
        .flatMap(pattern -> pattern.matcher(text).results())
        .map(found -> found.group(1).toUpperCase(Locale.ROOT).replaceAll("\\s", ""))
        .flatMap(code -> Base32.decode(code).stream())
        .flatMap(bytes -> body(bytes).stream())
        .findFirst();
  }

  /** Whether the text has something of this kind, whole or not. */
  boolean isIn(String text) {
    Matcher begun = patterns.get(0).matcher(text);
    return begun.find();
  }

  private static Optional<byte[]> body(byte[] bytes) {
    int length = bytes.length - CHECK_BYTES;
    if (length <= 0) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(bytes, length);
    byte[] check = Arrays.copyOfRange(bytes, length, bytes.length);
    return Arrays.equals(check(body), check) ? Optional.of(body) : Optional.empty();
  }

  private static byte[] check(byte[] body) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(body), CHECK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
