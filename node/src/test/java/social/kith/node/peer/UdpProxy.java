package social.kith.node.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a port on the loopback interface, brings all datagrams both ways, and counts the
 * bytes that are not of ICE's own checks (RFC 7983: their first byte is above 3).
 */
public final class UdpProxy implements AutoCloseable {
  private final InetSocketAddress target;
  private final DatagramSocket front;
  private final DatagramSocket back;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private volatile Predicate<byte[]> losing = datagram -> false;
  private volatile @Nullable InetSocketAddress client;

  /** Begins at once, on a free port. */
  public UdpProxy(int targetPort) {
    try {
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      target = new InetSocketAddress(loopback, targetPort);
      front = new DatagramSocket(new InetSocketAddress(loopback, FreePorts.pair()));
      back = new DatagramSocket(new InetSocketAddress(loopback, FreePorts.pair()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(front, () -> target, back, true);
    start(back, () -> client, front, false);
  }

  /** Where the datagrams for the target go. */
  public int port() {
    return front.getLocalPort();
  }

  /** All bytes of DTLS and media that went either way. */
  public long bytes() {
    return bytes.get();
  }

  /** Loses what is sent to the client and is like this, from now on. */
  public void losesToClient(Predicate<byte[]> datagrams) {
    losing = datagrams;
  }

  /** How many datagrams were lost. */
  public long lost() {
    return lost.get();
  }

  private interface Address {
    @Nullable InetSocketAddress get();
  }

  private void start(DatagramSocket in, Address to, DatagramSocket out, boolean fromClient) {
    Thread thread = new Thread(() -> pump(in, to, out, fromClient), "udp-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void pump(DatagramSocket in, Address to, DatagramSocket out, boolean fromClient) {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    try {
      while (true) {
        packet.setLength(65_536);
        in.receive(packet);
        if (fromClient) {
          client = (InetSocketAddress) packet.getSocketAddress();
        }
        if (packet.getData()[0] > 3 || packet.getData()[0] < 0) {
          bytes.addAndGet(packet.getLength());
        }
        InetSocketAddress address = to.get();
        if (!fromClient && losing.test(Arrays.copyOf(packet.getData(), packet.getLength()))) {
          lost.incrementAndGet();
        } else if (address != null) {
          out.send(new DatagramPacket(packet.getData(), packet.getLength(), address));
        }
      }
    } catch (IOException e) {
      // The sockets are closed.
    }
  }

  @Override
  public void close() {
    front.close();
    back.close();
  }
}
