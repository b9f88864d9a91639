package social.kith.web.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured: printed at once, and kept for the history of all runs. For one thread. */
public final class Figures {
  private static final String HEAD = "date,command,figure,value,unit,ratio\n";
  private static final List<String> KEPT = new ArrayList<>();
  private static String command = "";

  private Figures() {}

  /** What the following figures are of. */
  static void of(String name) {
    command = name;
  }

  /** Prints a line that is no figure. */
  public static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** A figure without a ceiling. */
  public static void add(String figure, double value, String unit) {
    print("  %s: %s %s", figure, number(value), unit);
    keep(figure, value, unit, Optional.empty());
  }

  /** A figure and its ratio to what it is compared with. */
  public static void add(String figure, double value, String unit, double ratio) {
    print("  %s: %s %s, ratio %.2f", figure, number(value), unit, ratio);
    keep(figure, value, unit, Optional.of(ratio));
  }

  /** A figure that was printed already. */
  public static void keep(String figure, double value, String unit, Optional<Double> ratio) {
    KEPT.add(
        "%s,%s,\"%s\",%s,%s,%s%n"
            .formatted(
                LocalDate.now(),
                command,
                figure,
                number(value),
                unit,
                ratio.map(Figures::number).orElse("")));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }

  /** Appends all figures so far to a file, and makes it if need be. */
  static void appendTo(Path history) throws IOException {
    if (Files.notExists(history)) {
      Files.writeString(history, HEAD);
    }
    Files.writeString(history, String.join("", KEPT), StandardOpenOption.APPEND);
  }

  /** The value at this part of the sorted values, 0.5 for the median. */
  public static double quantile(List<Double> values, double part) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
  }
}
