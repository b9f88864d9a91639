package social.kith.web.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an answer that a browser asks for (RFC 9110, section 14).
 *
 * @param first number of its first byte
 * @param last number of its last byte; before the first one if there is no such part
 */
record ByteRange(long first, long last) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads the header.
   *
   * @param sizeBytes of the whole
   * @return empty if it is none, or asks for several: then the whole is the answer
   */
  static Optional<ByteRange> parse(String header, long sizeBytes) {
    Matcher one = ONE.matcher(header);
    if (!one.matches() || one.group(1).length() + one.group(2).length() == 0) {
      return Optional.empty();
    }
    if (one.group(1).isEmpty()) {
      long count = Math.min(sizeBytes, Long.parseLong(one.group(2)));
      return Optional.of(new ByteRange(sizeBytes - count, sizeBytes - 1));
    }
    long first = Long.parseLong(one.group(1));
    long last = one.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(one.group(2));
    if (last < first) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, Math.min(last, sizeBytes - 1)));
  }

  /** Whether there is anything in it. */
  boolean isSatisfiable() {
    return last >= first;
  }

  long sizeBytes() {
    return last - first + 1;
  }
}
