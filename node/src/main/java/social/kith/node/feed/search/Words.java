package social.kith.node.feed.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a text as search knows them: NFKC, without case and accents. */
final class Words {
  /** What is longer is known by its beginning. */
  static final int MAX_CODE_POINTS = 40;

  private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036f]+");

  /** Written without spaces: each character counts as a word. */
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private final List<String> found = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int length;

  private Words() {}

  /** The words in their order. */
  static List<String> of(String text) {
    Words words = new Words();
    fold(text).codePoints().forEach(words::add);
    words.end();
    return words.found;
  }

  private static String fold(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String plain = ACCENTS.matcher(apart).replaceAll("");
    // By way of capitals, as some letters have one in common.
    String small = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(small, Normalizer.Form.NFC);
  }

  private void add(int codePoint) {
    if (WITHOUT_SPACES.contains(UnicodeScript.of(codePoint))) {
      end();
      found.add(Character.toString(codePoint));
    } else if (!Character.isLetterOrDigit(codePoint) && !isMark(codePoint)) {
      end();
    } else if (length < MAX_CODE_POINTS) {
      word.appendCodePoint(codePoint);
      length++;
    }
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private void end() {
    if (!word.isEmpty()) {
      found.add(word.toString());
      word.setLength(0);
      length = 0;
    }
  }
}
