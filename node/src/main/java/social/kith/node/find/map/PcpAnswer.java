package social.kith.node.find.map;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import social.kith.crypto.MalformedException;

/** What a router says to a request for a port by PCP (RFC 6887, sections 7 and 11). */
sealed interface PcpAnswer {
  /** Longest message. */
  int MAX_BYTES = 1_100;

  /** Bytes by which it is told who asks. */
  int NONCE_BYTES = 12;

  /** The result of a router that speaks another version, as those that speak NAT-PMP. */
  int UNSUPPORTED_VERSION = 1;

  /** Header and what MAP has. */
  int MAP_BYTES = 60;

  /**
   * A port is open, or, for no time, closed.
   *
   * @param nonce of the request
   * @param port of this machine
   * @param address of the router, outside
   * @param external port outside
   * @param lifeS seconds
   */
  record Mapped(ByteBuffer nonce, int port, InetAddress address, int external, long lifeS)
      implements PcpAnswer {}

  /** It does not do that. */
  record Refused(int code) implements PcpAnswer {}

  /**
   * Asks for a UDP port; with no lifetime, to close it.
   *
   * @param client the address of this machine from which it is sent
   */
  static byte[] mapRequest(byte[] nonce, InetAddress client, int port, int wished, int lifeS) {
    ByteBuffer out = ByteBuffer.allocate(MAP_BYTES);
    out.put((byte) 2).put((byte) 1).putShort((short) 0).putInt(lifeS);
    out.put(mapped(client.getAddress()));
    out.put(nonce).put((byte) 17).put(new byte[3]);
    out.putShort((short) port).putShort((short) wished);
    return out.put(mapped(new byte[4])).array();
  }

  /** An IPv4 address as one of IPv6. */
  private static byte[] mapped(byte[] ip) {
    byte[] out = new byte[16];
    out[10] = (byte) 0xFF;
    out[11] = (byte) 0xFF;
    System.arraycopy(ip, 0, out, 16 - ip.length, ip.length);
    return out;
  }

  /** Reads an answer. */
  static PcpAnswer parse(byte[] bytes) throws MalformedException {
    if (bytes.length >= 8 && bytes.length <= MAX_BYTES && bytes[0] == 0 && bytes[1] < 0) {
      return new Refused(UNSUPPORTED_VERSION);
    }
    if (bytes.length < 24 || bytes.length > MAX_BYTES || bytes.length % 4 != 0) {
      throw new MalformedException("a PCP answer of " + bytes.length + " bytes");
    }
    int code = bytes[3] & 0xFF;
    if (bytes[1] >= 0) {
      throw new MalformedException("a PCP request where an answer belongs");
    }
    if (code != 0) {
      return new Refused(code);
    }
    if (bytes[0] != 2 || (bytes[1] & 0x7F) != 1 || bytes.length < MAP_BYTES) {
      throw new MalformedException("a PCP answer that is not to MAP");
    }
    return mapped(ByteBuffer.wrap(bytes));
  }

  private static PcpAnswer mapped(ByteBuffer in) throws MalformedException {
    long lifeS = in.getInt(4) & 0xFFFF_FFFFL;
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(24, nonce);
    byte[] ip = new byte[16];
    in.get(44, ip);
    if (in.get(36) != 17) {
      throw new MalformedException("a PCP answer for another protocol than UDP");
    }
    try {
      return new Mapped(
          ByteBuffer.wrap(nonce),
          in.getShort(40) & 0xFFFF,
          InetAddress.getByAddress(ip),
          in.getShort(42) & 0xFFFF,
          lifeS);
    } catch (UnknownHostException e) {
      throw new MalformedException("a PCP address", e);
    }
  }
}
