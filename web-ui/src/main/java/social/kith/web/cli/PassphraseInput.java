package social.kith.web.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where passphrases come from: the terminal, without being shown, or else the lines of standard
 * input. Never an argument, which every user of the machine can read.
 */
final class PassphraseInput {
  private static final int MAX_LINE_BYTES = 8_192;

  private final @Nullable Console console = System.console();
  private final InputStream in = System.in;

  /** One that there is. */
  String ask(String what) {
    if (console == null) {
      return line(what);
    }
    char[] typed = console.readPassword("%s: ", what);
    if (typed == null) {
      throw none(what);
    }
    return new String(typed);
  }

  /** A new one; at a terminal it is typed twice. */
  String askForNew() {
    String chosen = ask("New passphrase, 8 characters or more");
    if (console != null && !chosen.equals(ask("The same again"))) {
      throw CommandException.refused("The two are not the same. Nothing was changed; try again.");
    }
    return chosen;
  }

  // Byte by byte: what follows the line belongs to the next one.
  private String line(String what) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      if (next < 0) {
        throw none(what);
      }
      while (next >= 0 && next != '\n' && line.size() < MAX_LINE_BYTES) {
        line.write(next);
        next = in.read();
      }
    } catch (IOException e) {
      throw none(what);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static CommandException none(String what) {
    return CommandException.refused(
        what + ": nothing was typed. Type it, or send it as a line of standard input.");
  }
}
