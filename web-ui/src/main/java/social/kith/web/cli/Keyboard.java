package social.kith.web.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a person types, or another program sends, on standard input. One thread. */
final class Keyboard {
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private final PrintWriter out;
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

  /** Asks on this output. */
  Keyboard(PrintWriter out) {
    this.out = out;
  }

  /** The answer to a question. */
  String ask(String question) {
    out.print(question + " ");
    out.flush();
    return line()
        .orElseThrow(() -> CommandException.refused("Nothing was typed. Begin again."))
        .strip();
  }

  /** So many words, on one line or several; fewer if the input ends or a line is empty. */
  String askWords(String question, int count) {
    out.println(question);
    out.flush();
    StringBuilder text = new StringBuilder();
    for (Optional<String> line = line();
        line.isPresent() && !(line.get().isBlank() && text.length() > 0);
        line = words(text) < count ? line() : Optional.empty()) {
      text.append(line.get()).append(' ');
    }
    return text.toString();
  }

  private static long words(CharSequence text) {
    return WORD.matcher(text).results().count();
  }

  private Optional<String> line() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
