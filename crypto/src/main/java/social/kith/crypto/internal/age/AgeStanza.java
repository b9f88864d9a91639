package social.kith.crypto.internal.age;

import java.nio.charset.StandardCharsets;
import java.util.List;
import social.kith.crypto.internal.RefusedException;

/**
 * One part of an age header: the file key, wrapped for somebody.
 *
 * @param arguments the kind of wrapping and what belongs to it, at least one, of visible ASCII
 * @param body the wrapped key, borrowed
 */
public record AgeStanza(List<String> arguments, byte[] body) {
  static final String PREFIX = "-> ";
  static final int LINE_CHARS = 64;

  /** Copies the list. */
  public AgeStanza {
    arguments = List.copyOf(arguments);
  }

  /** What kind of wrapping it is. */
  String kind() {
    return arguments.get(0);
  }

  /** The lines of this stanza as they stand in a header. */
  String encode() {
    StringBuilder text = new StringBuilder(PREFIX);
    text.append(String.join(" ", arguments)).append('\n');
    String body = Base64NoPad.encode(this.body);
    for (int from = 0; from <= body.length(); from += LINE_CHARS) {
      text.append(body, from, Math.min(body.length(), from + LINE_CHARS)).append('\n');
    }
    return text.toString();
  }

  /** Reads the arguments of the line that begins a stanza. */
  static List<String> parseArguments(byte[] line) throws RefusedException {
    String text = new String(line, StandardCharsets.ISO_8859_1);
    if (!text.startsWith(PREFIX)) {
      throw new RefusedException("age stanza");
    }
    List<String> arguments = List.of(text.substring(PREFIX.length()).split(" ", -1));
    for (String argument : arguments) {
      if (argument.isEmpty() || !argument.chars().allMatch(c -> c > ' ' && c <= '~')) {
        throw new RefusedException("age stanza argument");
      }
    }
    return arguments;
  }
}
