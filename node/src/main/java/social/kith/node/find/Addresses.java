package social.kith.node.find;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import social.kith.crypto.MalformedException;

/**
 * Addresses as bytes: one byte {@code (number of IPv4) << 4 | (number of IPv6)}, then 6 bytes for
 * each IPv4 address and 18 for each IPv6 address, the port last in each (docs/protocol.md,
 * "Addresses").
 */
public final class Addresses {
  /** Most addresses of each family in one record. */
  public static final int MAX_PER_FAMILY = 8;

  /** Longest encoding. */
  public static final int MAX_BYTES = 1 + MAX_PER_FAMILY * (6 + 18);

  private Addresses() {}

  /** The addresses as bytes; those over the limit of their family are left out. */
  public static byte[] encode(List<InetSocketAddress> addresses) {
    List<InetSocketAddress> v4 = ofLength(addresses, 4);
    List<InetSocketAddress> v6 = ofLength(addresses, 16);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(v4.size() << 4 | v6.size());
    v4.forEach(a -> write(out, a));
    v6.forEach(a -> write(out, a));
    return out.toByteArray();
  }

  private static List<InetSocketAddress> ofLength(List<InetSocketAddress> addresses, int length) {
    return addresses.stream()
        .filter(a -> !a.isUnresolved() && a.getAddress().getAddress().length == length)
        .limit(MAX_PER_FAMILY)
        .toList();
  }

  private static void write(ByteArrayOutputStream out, InetSocketAddress address) {
    out.writeBytes(address.getAddress().getAddress());
    out.write(address.getPort() >>> 8);
    out.write(address.getPort());
  }

  /** Reads addresses; the bytes must hold nothing else. */
  public static List<InetSocketAddress> parse(byte[] bytes) throws MalformedException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<InetSocketAddress> addresses = read(in);
    if (in.hasRemaining()) {
      throw new MalformedException("addresses are followed by " + in.remaining() + " bytes");
    }
    return addresses;
  }

  /** Reads addresses and leaves the buffer behind them. */
  static List<InetSocketAddress> read(ByteBuffer in) throws MalformedException {
    if (!in.hasRemaining()) {
      throw new MalformedException("addresses are missing");
    }
    int counts = in.get() & 0xFF;
    int v4 = counts >>> 4;
    int v6 = counts & 0xF;
    if (v4 > MAX_PER_FAMILY || v6 > MAX_PER_FAMILY || in.remaining() < 6 * v4 + 18 * v6) {
      throw new MalformedException("addresses: " + v4 + " + " + v6 + " do not fit");
    }
    List<InetSocketAddress> addresses = new ArrayList<>(v4 + v6);
    for (int i = 0; i < v4 + v6; i++) {
      addresses.add(readOne(in, i < v4 ? 4 : 16));
    }
    return List.copyOf(addresses);
  }

  private static InetSocketAddress readOne(ByteBuffer in, int length) throws MalformedException {
    byte[] ip = new byte[length];
    in.get(ip);
    int port = in.getShort() & 0xFFFF;
    if (port == 0) {
      throw new MalformedException("an address has port 0");
    }
    try {
      return new InetSocketAddress(InetAddress.getByAddress(ip), port);
    } catch (UnknownHostException e) {
      throw new MalformedException("an address of " + length + " bytes", e);
    }
  }
}
