package social.kith.node.feed;

import java.util.regex.Pattern;

/**
 * What counts as one emoji (docs/protocol.md, "Reaction"): the grammar of Unicode Technical
 * Standard 51, section 1.4.9, over fixed ranges, so that every version of every program agrees.
 */
public final class Emoji {
  /** The most code points of one: families with skin tones have ten. */
  public static final int MAX_CODE_POINTS = 16;

  private static final String FLAG = "[\\x{1F1E6}-\\x{1F1FF}]{2}";
  private static final String KEYCAP = "[0-9#*]\\x{FE0F}?\\x{20E3}";
  private static final String PICTURE =
      "[\\x{A9}\\x{AE}\\x{203C}\\x{2049}\\x{2122}\\x{2139}\\x{2194}-\\x{21AA}\\x{231A}-\\x{23FF}"
          + "\\x{24C2}\\x{25AA}-\\x{27BF}\\x{2934}\\x{2935}\\x{2B05}-\\x{2B55}\\x{3030}\\x{303D}"
          + "\\x{3297}\\x{3299}\\x{1F000}-\\x{1F1E5}\\x{1F200}-\\x{1F3FA}\\x{1F400}-\\x{1FAFF}]";
  private static final String MODIFIED =
      PICTURE
          + "(?:[\\x{1F3FB}-\\x{1F3FF}]|\\x{FE0F}\\x{20E3}?"
          + "|[\\x{E0020}-\\x{E007E}]{1,12}\\x{E007F})?";
  private static final Pattern ONE =
      Pattern.compile(FLAG + "|" + KEYCAP + "|" + MODIFIED + "(?:\\x{200D}" + MODIFIED + ")*");

  private Emoji() {}

  /** Whether a text is one emoji and nothing else. */
  public static boolean isOne(String text) {
    return text.length() <= 2 * MAX_CODE_POINTS
        && text.codePointCount(0, text.length()) <= MAX_CODE_POINTS
        && ONE.matcher(text).matches();
  }
}
