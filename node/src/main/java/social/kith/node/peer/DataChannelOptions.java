package social.kith.node.peer;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a data channel behaves (W3C RTCDataChannelInit).
 *
 * @param ordered whether messages arrive in the order sent
 * @param maxPacketLifeTimeMs how long a lost message is sent again, 0 to 65535; not with the next
 * @param maxRetransmits how often a lost message is sent again, 0 to 65535
 * @param protocol name of a subprotocol, at most 65535 bytes; may be empty
 * @param negotiatedId stream id, 0 to 1023, of a channel that both sides make by themselves
 */
public record DataChannelOptions(
    boolean ordered,
    OptionalInt maxPacketLifeTimeMs,
    OptionalInt maxRetransmits,
    String protocol,
    OptionalInt negotiatedId) {
  /** Highest stream id. */
  public static final int MAX_ID = 1_023;

  private static final int MAX_16_BITS = 65_535;

  /**
   * Checks everything: a wrong option would kill the process.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public DataChannelOptions {
    if (maxPacketLifeTimeMs.isPresent() && maxRetransmits.isPresent()) {
      throw new IllegalArgumentException("a channel has one limit of reliability, not two");
    }
    requireRange("maxPacketLifeTimeMs", maxPacketLifeTimeMs, MAX_16_BITS);
    requireRange("maxRetransmits", maxRetransmits, MAX_16_BITS);
    requireRange("negotiatedId", negotiatedId, MAX_ID);
    requireShort("protocol", protocol);
  }

  private static void requireRange(String name, OptionalInt value, int max) {
    if (value.isPresent() && (value.getAsInt() < 0 || value.getAsInt() > max)) {
      throw new IllegalArgumentException(name + " is within 0 to " + max);
    }
  }

  static String requireShort(String name, String text) {
    Objects.requireNonNull(text, name);
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_16_BITS) {
      throw new IllegalArgumentException(name + " has at most " + MAX_16_BITS + " bytes");
    }
    return text;
  }

  /** Ordered and reliable, announced to the other side. */
  public static DataChannelOptions reliable() {
    return new DataChannelOptions(
        true, OptionalInt.empty(), OptionalInt.empty(), "", OptionalInt.empty());
  }

  /** Ordered and reliable, made by both sides with the same id. */
  public static DataChannelOptions negotiated(int id) {
    return new DataChannelOptions(
        true, OptionalInt.empty(), OptionalInt.empty(), "", OptionalInt.of(id));
  }
}
