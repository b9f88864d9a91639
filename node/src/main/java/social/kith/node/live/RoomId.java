package social.kith.node.live;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a room.
 *
 * @param hex 32 hexadecimal digits, chosen at random by who hosts it
 */
public record RoomId(String hex) {
  /** How long an encoded one is. */
  static final int BYTES = 16;

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that nobody has. */
  public static RoomId random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return of(bytes);
  }

  /** Reads one that a person or a program gives; empty if it is none. */
  public static Optional<RoomId> parseHex(String text) {
    return HEX.matcher(text).matches() ? Optional.of(new RoomId(text)) : Optional.empty();
  }

  static RoomId of(byte[] bytes) {
    return new RoomId(HexFormat.of().formatHex(bytes));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
