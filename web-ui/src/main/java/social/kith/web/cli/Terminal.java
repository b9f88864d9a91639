package social.kith.web.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** How text reaches a terminal. */
final class Terminal {
  // Control characters, and those that turn the direction of what follows.
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private Terminal() {}

  /** What somebody else wrote, with nothing in it that a terminal would obey. */
  static String clean(String text) {
    return UNSAFE.matcher(text).replaceAll("\uFFFD");
  }

  /** The same on one line. */
  static String cleanLine(String text) {
    return clean(text).replace('\n', ' ');
  }

  /** A time as a person reads it, in the machine's zone. */
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** Standard output: UTF-8 but on Windows, whose console has a character set of its own. */
  static PrintWriter standardOutput() {
    return writer(FileDescriptor.out);
  }

  /** Standard error, likewise. */
  static PrintWriter standardError() {
    return writer(FileDescriptor.err);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    Charset charset = windows ? Charset.defaultCharset() : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), true);
  }
}
