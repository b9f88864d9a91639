package social.kith.web.bench.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A language of 300,000 words, of which a few are frequent and most are rare (Zipf). */
final class MadeUpWords {
  private static final int VOCABULARY = 300_000;
  private static final String[] SYLLABLES = {
    "ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "za"
  };

  private final Random random;

  MadeUpWords(Random random) {
    this.random = random;
  }

  String next() {
    return word((int) Math.exp(random.nextDouble() * Math.log(VOCABULARY)));
  }

  List<String> next(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(next());
    }
    return words;
  }

  /** The more frequent the shorter. */
  static String word(int rank) {
    StringBuilder word = new StringBuilder();
    for (int rest = rank; rest > 0; rest /= SYLLABLES.length) {
      word.append(SYLLABLES[rest % SYLLABLES.length]);
    }
    return word.toString();
  }
}
