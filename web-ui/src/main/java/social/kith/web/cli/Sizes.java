package social.kith.web.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as a person types them: {@code 10MB}, {@code 500 kB}, {@code all}, {@code none}. */
final class Sizes {
  /** Larger than anything. */
  static final long ALL = 1_000_000_000_000_000L;

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,6}) ?([kmgt]?)b?");
  private static final Map<String, Long> UNITS =
      Map.of("", 1L, "k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L, "t", 1_000_000_000_000L);

  private Sizes() {}

  /**
   * How many bytes it is.
   *
   * @throws CommandException if it is no size
   */
  static long parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.equals("all")) {
      return ALL;
    }
    if (lower.equals("none")) {
      return 0;
    }
    Matcher matcher = SIZE.matcher(lower);
    if (!matcher.matches()) {
      throw CommandException.refused(
          "“%s” is no size. Write it like 10MB, or say all or none.".formatted(text));
    }
    long bytes = Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L);
    return Math.min(ALL, bytes);
  }

  /** As {@link #parse} reads it. */
  static String format(long bytes) {
    if (bytes >= ALL) {
      return "all";
    }
    if (bytes == 0) {
      return "none";
    }
    for (String unit : new String[] {"t", "g", "m", "k"}) {
      long size = UNITS.getOrDefault(unit, 1L);
      if (bytes % size == 0) {
        return bytes / size + (unit.equals("k") ? "kB" : unit.toUpperCase(Locale.ROOT) + "B");
      }
    }
    return bytes + "B";
  }
}
