package social.kith.node.find;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a host in the DNS (RFC 1123, section 2.1), or an address as text. It is not looked up
 * here.
 *
 * @param text as it was typed, without space round it
 */
public record HostName(String text) {
  /** Longest name (RFC 1035, section 2.3.4). */
  public static final int MAX_CHARS = 253;

  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{2,39}");

  /** Reads a name; empty if it can be none. */
  public static Optional<HostName> find(String typed) {
    String text = typed.strip();
    boolean right =
        text.length() <= MAX_CHARS
            && (isAddress(text)
                || NAME.matcher(text).matches() && !NUMBERS.matcher(text).matches());
    return right ? Optional.of(new HostName(text)) : Optional.empty();
  }

  /** Whether this is an address as text, for which no resolver is asked. */
  static boolean isAddress(String text) {
    return IPV4.matcher(text).matches()
        || text.chars().filter(c -> c == ':').count() >= 2 && IPV6.matcher(text).matches();
  }
}
