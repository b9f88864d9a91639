package social.kith.node.find.map;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import social.kith.crypto.MalformedException;

/**
 * An answer of HTTP/1.1 (RFC 9112), as much of it as routers send.
 *
 * @param status three digits
 * @param body as text
 */
record HttpAnswer(int status, String body) {
  /** Longest answer that is read. */
  static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_CHUNK_DIGITS = 5;

  /**
   * Reads an answer.
   *
   * @param ended whether no more comes
   * @return empty if more has to come first
   */
  static Optional<HttpAnswer> parse(byte[] bytes, boolean ended) throws MalformedException {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedException("an HTTP answer of " + bytes.length + " bytes");
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      if (ended) {
        throw new MalformedException("an HTTP answer without an end of its head");
      }
      return Optional.empty();
    }
    String head = text.substring(0, end).toLowerCase(Locale.ROOT);
    int status = status(head);
    String rest = text.substring(end + 4);
    Optional<String> body =
        header(head, "transfer-encoding").filter("chunked"::equals).isPresent()
            ? chunks(rest)
            : sized(head, rest, ended);
    if (body.isEmpty() && ended) {
      throw new MalformedException("an HTTP answer is cut");
    }
    return body.map(it -> new HttpAnswer(status, utf8(it)));
  }

  private static int status(String head) throws MalformedException {
    boolean right = head.matches("(?s)http/1\\.[01] [1-5]\\d\\d\\b.*");
    if (!right) {
      throw new MalformedException("an HTTP answer without a status");
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private static Optional<String> header(String head, String name) {
    return head.lines()
        .skip(1)
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  private static Optional<String> sized(String head, String rest, boolean ended)
      throws MalformedException {
    Optional<String> length = header(head, "content-length");
    if (length.isEmpty()) {
      return ended ? Optional.of(rest) : Optional.empty();
    }
    if (!length.get().matches("\\d{1,6}")) {
      throw new MalformedException("an HTTP answer without a length");
    }
    int size = Integer.parseInt(length.get());
    return rest.length() < size ? Optional.empty() : Optional.of(rest.substring(0, size));
  }

  private static Optional<String> chunks(String rest) throws MalformedException {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (true) {
      int end = rest.indexOf("\r\n", at);
      if (end < 0) {
        return Optional.empty();
      }
      int size = chunk(rest.substring(at, end));
      int next = end + 2 + size;
      if (size == 0) {
        return Optional.of(body.toString());
      }
      if (next + 2 > rest.length()) {
        return Optional.empty();
      }
      body.append(rest, end + 2, next);
      at = next + 2;
    }
  }

  private static int chunk(String line) throws MalformedException {
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
    if (digits.isEmpty()
        || digits.length() > MAX_CHUNK_DIGITS
        || digits.chars().anyMatch(c -> Character.digit(c, 16) < 0)) {
      throw new MalformedException("an HTTP chunk without a size");
    }
    return Integer.parseInt(digits, 16);
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
