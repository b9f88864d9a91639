package social.kith.node.peer.signaling;

/** What may be a name and a text. */
final class Names {
  private Names() {}

  static void require(String name) {
    if (name.isEmpty() || name.length() > SignalingTransport.MAX_NAME_CHARACTERS) {
      throw new IllegalArgumentException("a name of " + name.length() + " characters");
    }
  }

  static void requireText(String text) {
    if (text.length() > SignalingTransport.MAX_TEXT_CHARACTERS) {
      throw new IllegalArgumentException("a text of " + text.length() + " characters");
    }
  }
}
