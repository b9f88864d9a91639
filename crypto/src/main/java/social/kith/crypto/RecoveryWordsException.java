package social.kith.crypto;

import java.util.List;
import java.util.OptionalInt;

/**
 * Recovery words that cannot be right. The message is for the person who typed them and ends with
 * what to do; where a word is unknown it repeats that word, so it is shown and never logged.
 */
public final class RecoveryWordsException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MAX_SHOWN = 4;
  private static final int MAX_WORD_CHARS = 10;

  private final int position;

  private RecoveryWordsException(String message, int position) {
    super(message);
    this.position = position;
  }

  static RecoveryWordsException unknown(int position, String word, List<String> alike) {
    String shown = word.length() > MAX_WORD_CHARS ? word.substring(0, MAX_WORD_CHARS) + "…" : word;
    String advice =
        alike.isEmpty()
            ? "Look at it again on your paper."
            : "Did you mean “"
                + String.join("”, “", alike.subList(0, Math.min(MAX_SHOWN, alike.size())))
                + (alike.size() > MAX_SHOWN ? "” or another that begins so?" : "”?");
    return new RecoveryWordsException(
        "Word %d, “%s”, is none of the recovery words. %s".formatted(position, shown, advice),
        position);
  }

  static RecoveryWordsException count(int words) {
    return new RecoveryWordsException(
        "These are %d words; recovery words are %d. Type all of them, in their order."
            .formatted(words, RecoveryWords.COUNT),
        0);
  }

  static RecoveryWordsException checksum(Throwable cause) {
    RecoveryWordsException refused =
        new RecoveryWordsException(
            "Each of these words is one, but not all of them together: one is another word, or two"
                + " are in the wrong order. Compare each with your paper.",
            0);
    refused.initCause(cause);
    return refused;
  }

  /**
   * Where the word is that is unknown.
   *
   * @return from 1; empty if it is another fault
   */
  public OptionalInt position() {
    return position > 0 ? OptionalInt.of(position) : OptionalInt.empty();
  }
}
