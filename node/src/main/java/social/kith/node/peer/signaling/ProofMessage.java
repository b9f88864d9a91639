package social.kith.node.peer.signaling;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What two members of a proven room say to each other, as texts (docs/peer-api.md). */
sealed interface ProofMessage {
  /** Most characters that a {@link Text} has beside what it carries. */
  int OVERHEAD_CHARACTERS = 256;

  /** Size of a challenge and of a session, in bytes. */
  int NONCE_BYTES = 16;

  /** Who says this wants to know whether the other one is who it claims to be. */
  record Hello(String challenge) implements ProofMessage {
    @Override
    public String toText() {
      return "hello " + challenge;
    }
  }

  /**
   * The answer to a challenge.
   *
   * @param challenge what is answered
   * @param session what the sender's texts to the receiver are signed with, from now on
   * @param counter a challenge of the sender's own; or empty
   * @param signature a signed object over the statement
   */
  record Proof(String challenge, String session, String counter, byte[] signature)
      implements ProofMessage {
    @Override
    public String toText() {
      String asked = counter.isEmpty() ? "" : " " + counter;
      return "proof " + challenge + " " + session + " " + encode(signature) + asked;
    }
  }

  /**
   * A text.
   *
   * @param number from 1, more for each text of a session
   * @param signature a signed object over the statement
   * @param text what is carried
   */
  record Text(long number, byte[] signature, String text) implements ProofMessage {
    @Override
    public String toText() {
      return "text " + number + " " + encode(signature) + "\n" + text;
    }
  }

  /** As it goes over the transport. */
  String toText();

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Each text has one meaning, and each meaning one text. */
  private static byte[] decode(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("Base64 with bits that mean nothing");
    }
    return bytes;
  }

  /** Reads what the transport brought; empty if it is anything else. */
  static Optional<ProofMessage> parse(String message) {
    int end = message.indexOf('\n');
    Matcher words = Patterns.LINE.matcher(end < 0 ? message : message.substring(0, end));
    if (!words.matches() || (end >= 0) != (words.group("number") != null)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(words, message.substring(end + 1)));
    } catch (IllegalArgumentException e) {
      // No Base64, or a number that is too large.
      return Optional.empty();
    }
  }

  private static ProofMessage read(Matcher words, String rest) {
    if (words.group("hello") != null) {
      return new Hello(words.group("hello"));
    }
    if (words.group("number") != null) {
      return new Text(
          Long.parseLong(words.group("number")), decode(words.group("signature")), rest);
    }
    String counter = words.group("counter");
    return new Proof(
        words.group("challenge"),
        words.group("session"),
        counter == null ? "" : counter,
        decode(words.group("proof")));
  }

  /** Forms of the first line. */
  final class Patterns {
    private static final String NONCE = "[A-Za-z0-9_-]{22}";
    private static final String SIGNATURE = "[A-Za-z0-9_-]{1,200}";
    private static final Pattern LINE =
        Pattern.compile(
            "hello (?<hello>NONCE)"
                .concat("|proof (?<challenge>NONCE) (?<session>NONCE) (?<proof>SIGNATURE)")
                .concat("(?: (?<counter>NONCE))?")
                .concat("|text (?<number>[1-9][0-9]{0,18}) (?<signature>SIGNATURE)")
                .replace("NONCE", NONCE)
                .replace("SIGNATURE", SIGNATURE));

    private Patterns() {}
  }
}
