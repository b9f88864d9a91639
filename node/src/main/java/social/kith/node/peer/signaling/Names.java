package social.kith.node.peer.signaling;

import java.nio.charset.StandardCharsets;

/** What may be a name and a text. */
final class Names {
  private Names() {}

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= SignalingTransport.MAX_NAME_CHARACTERS
        && name.chars().noneMatch(Character::isISOControl)
        && isUnicode(name);
  }

  static String require(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "not a name: " + name.length() + " characters, or one that no name has");
    }
    return name;
  }

  static void requireText(String text, int maxCharacters) {
    if (text.length() > maxCharacters || !isUnicode(text)) {
      throw new IllegalArgumentException(
          "not a text: " + text.length() + " characters, or half a surrogate pair");
    }
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
