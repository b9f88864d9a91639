package social.kith.node.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** A STUN server of a test on 127.0.0.1. */
public final class StunServer implements AutoCloseable {
  private final DatagramSocket socket;
  private final BiFunction<byte[], InetSocketAddress, List<byte[]>> answers;

  /**
   * A server.
   *
   * @param answers what it says to a request from there, one packet after another
   */
  public StunServer(BiFunction<byte[], InetSocketAddress, List<byte[]>> answers) {
    this.answers = answers;
    try {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "stun-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** One that sees everybody come from where they come from, but for the port. */
  public static StunServer shiftingPorts(int by) {
    return new StunServer(
        (request, from) ->
            List.of(
                mapped(request, new InetSocketAddress(from.getAddress(), from.getPort() + by))));
  }

  /** A right answer to the request. */
  static byte[] mapped(byte[] request, InetSocketAddress address) {
    byte[] ip = address.getAddress().getAddress();
    byte[] out = Arrays.copyOf(request, 32);
    out[0] = 1;
    out[1] = 1;
    out[3] = 12;
    out[21] = 0x20;
    out[23] = 8;
    out[25] = 1;
    int port = address.getPort() ^ 0x2112;
    out[26] = (byte) (port >>> 8);
    out[27] = (byte) port;
    for (int i = 0; i < 4; i++) {
      out[28 + i] = (byte) (ip[i] ^ request[4 + i]);
    }
    return out;
  }

  /** Where it is. */
  public InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  /** As the settings name it. */
  public String url() {
    return "stun:127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    byte[] buffer = new byte[2_048];
    try {
      while (!socket.isClosed()) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] request = Arrays.copyOf(buffer, packet.getLength());
        var from = new InetSocketAddress(packet.getAddress(), packet.getPort());
        for (byte[] answer : answers.apply(request, from)) {
          socket.send(new DatagramPacket(answer, answer.length, from));
        }
      }
    } catch (IOException e) {
      socket.close();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
