package social.kith.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import social.kith.crypto.internal.Bip39;
import social.kith.crypto.internal.RefusedException;

/**
 * The seed of an identity as 24 English words (BIP39), for a person to write down. The words are
 * the identity: whoever has them is this person. Stateless: any thread.
 */
public final class RecoveryWords {
  /** How many words. */
  public static final int COUNT = 24;

  /** No two words of the list begin with the same letters, as many as these. */
  private static final int PREFIX_LETTERS = 4;

  private RecoveryWords() {}

  /**
   * The words of a seed.
   *
   * @param seed borrowed
   * @return 24 words, lower case
   */
  public static List<String> of(Secret seed) {
    byte[] bytes = seed.copyBytes();
    try {
      return Bip39.encode(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * The seed of words as a person typed them.
   *
   * @param text 24 words with white space between them, in upper or lower case; numbers before
   *     words, as in “3. apple”, are passed over
   * @return owned by the caller
   * @throws RecoveryWordsException if their number, one of them or the checksum is wrong; the
   *     message says which and what to do
   */
  public static Secret parse(String text) throws RecoveryWordsException {
    List<String> words = split(text);
    for (int i = 0; i < words.size(); i++) {
      if (!Bip39.has(words.get(i))) {
        throw RecoveryWordsException.unknown(i + 1, words.get(i), suggest(words.get(i)));
      }
    }
    if (words.size() != COUNT) {
      throw RecoveryWordsException.count(words.size());
    }
    try {
      byte[] bytes = Bip39.decode(words);
      try {
        return Secret.of(bytes);
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    } catch (RefusedException e) {
      throw RecoveryWordsException.checksum(e);
    }
  }

  /** Every word there is, in the order of the alphabet, lower case. */
  public static List<String> all() {
    return Bip39.list();
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    for (String part : text.toLowerCase(Locale.ROOT).split("[\\s,]+")) {
      String word = part.replaceFirst("^\\d+[.:)]?", "");
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** The words that may have been meant: those that begin like this one, as far as it goes. */
  private static List<String> suggest(String word) {
    for (int letters = Math.min(PREFIX_LETTERS, word.length()); letters > 1; letters--) {
      String prefix = word.substring(0, letters);
      List<String> alike = Bip39.list().stream().filter(w -> w.startsWith(prefix)).toList();
      if (!alike.isEmpty()) {
        return alike;
      }
    }
    return List.of();
  }
}
