package social.kith.storage;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as bytes, one after another: length of the IP address (4 or 16) in one byte, IP
 * address, port in two bytes, big-endian.
 */
final class AddressList {
  private static final int BYTE = 0xff;

  private AddressList() {}

  static byte[] encode(List<InetSocketAddress> addresses) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (InetSocketAddress address : addresses) {
      @Nullable InetAddress ip = address.getAddress();
      if (ip == null) {
        throw new IllegalArgumentException("an address is not resolved");
      }
      byte[] bytes = ip.getAddress();
      out.write(bytes.length);
      out.writeBytes(bytes);
      out.write(address.getPort() >>> Byte.SIZE);
      out.write(address.getPort() & BYTE);
    }
    return out.toByteArray();
  }

  /** Decodes what {@link #encode} gave; no host name is looked up. */
  static List<InetSocketAddress> decode(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    List<InetSocketAddress> addresses = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] ip = new byte[in.get()];
      in.get(ip);
      int port = Short.toUnsignedInt(in.getShort());
      addresses.add(new InetSocketAddress(address(ip), port));
    }
    return addresses;
  }

  private static InetAddress address(byte[] ip) {
    try {
      return InetAddress.getByAddress(ip);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an IP address of " + ip.length + " bytes", e);
    }
  }
}
