package social.kith.node.find.map;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import social.kith.crypto.MalformedException;

/** What a router says by NAT-PMP (RFC 6886, section 3). */
sealed interface NatPmpAnswer {
  /** Longest answer. */
  int MAX_BYTES = 16;

  /** Its address outside. */
  record External(InetAddress address) implements NatPmpAnswer {}

  /**
   * A port is open, or, for no time, closed.
   *
   * @param port of this machine
   * @param external port outside
   * @param lifeS seconds
   */
  record Mapped(int port, int external, long lifeS) implements NatPmpAnswer {}

  /** It does not do that. */
  record Refused(int code) implements NatPmpAnswer {}

  /** Asks for the address outside. */
  static byte[] addressRequest() {
    return new byte[2];
  }

  /** Asks for a UDP port; with no lifetime, to close it. */
  static byte[] mapRequest(int port, int wished, int lifeS) {
    return ByteBuffer.allocate(12)
        .put((byte) 0)
        .put((byte) 1)
        .putShort((short) 0)
        .putShort((short) port)
        .putShort((short) wished)
        .putInt(lifeS)
        .array();
  }

  /** Reads an answer. */
  static NatPmpAnswer parse(byte[] bytes) throws MalformedException {
    if (bytes.length < 8 || bytes.length > MAX_BYTES || bytes[0] != 0) {
      throw new MalformedException("a NAT-PMP answer of " + bytes.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    int operation = in.get() & 0xFF;
    int result = in.getShort() & 0xFFFF;
    in.getInt();
    if (operation < 128) {
      throw new MalformedException("a NAT-PMP request where an answer belongs");
    }
    if (result != 0) {
      return new Refused(result);
    }
    if (operation == 128 && in.remaining() == 4) {
      return new External(address(in));
    }
    if (operation == 129 && in.remaining() == 8) {
      return new Mapped(in.getShort() & 0xFFFF, in.getShort() & 0xFFFF, in.getInt() & 0xFFFF_FFFFL);
    }
    throw new MalformedException("a NAT-PMP answer " + operation);
  }

  private static InetAddress address(ByteBuffer in) throws MalformedException {
    byte[] ip = new byte[4];
    in.get(ip);
    try {
      return InetAddress.getByAddress(ip);
    } catch (UnknownHostException e) {
      throw new MalformedException("a NAT-PMP address", e);
    }
  }
}
