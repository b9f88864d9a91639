package social.kith.storage;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Addresses in one column: for each, its length (4 or 16), the address, the port. */
final class PackedAddresses {
  private PackedAddresses() {}

  static byte[] pack(List<InetSocketAddress> addresses) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (InetSocketAddress address : addresses) {
      byte[] ip = address.getAddress().getAddress();
      out.write(ip.length);
      out.writeBytes(ip);
      out.write(address.getPort() >>> 8);
      out.write(address.getPort());
    }
    return out.toByteArray();
  }

  static List<InetSocketAddress> unpack(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<InetSocketAddress> addresses = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] ip = new byte[in.get()];
      in.get(ip);
      try {
        addresses.add(new InetSocketAddress(InetAddress.getByAddress(ip), in.getShort() & 0xFFFF));
      } catch (UnknownHostException e) {
        throw new IllegalStateException("a stored address has " + ip.length + " bytes", e);
      }
    }
    return List.copyOf(addresses);
  }
}
