package social.kith.web.fault;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One end of a {@link BadNetwork}, in a process of its own: it has the address of the host at the
 * other end. Packets to one of that host's ports go, late or not at all, through a pipe to the
 * other relay, which sends them on from the port that they came from. Standard input says how late,
 * in milliseconds, how many of a hundred get lost, and how many bytes a second go through, 0 if all
 * do.
 */
final class BadRelay {
  private static final int MAX_PACKET_BYTES = 2_048;

  /** What would wait longer to go through is lost. */
  private static final long MAX_QUEUE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** In the pipe: port of the sender, port of the receiver, length. */
  private static final int HEADER_BYTES = 6;

  private final Map<Integer, DatagramChannel> ports = new HashMap<>();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final Random random = new Random(1);
  private final Selector selector = Selector.open();
  private final SocketChannel pipe;
  private volatile int delayMs;
  private volatile int lossPercent;
  private volatile int bytesPerSecond;
  private long freeAtNanos = System.nanoTime();

  private BadRelay(String address, int firstPort, int count, SocketChannel pipe)
      throws IOException {
    this.pipe = pipe;
    for (int port = firstPort; port < firstPort + count; port++) {
      DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
      channel.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, port);
      ports.put(port, channel);
    }
  }

  /**
   * Takes the address, the first port, how many, "listen" or "connect", and the pipe's path. Says
   * when it listens.
   */
  public static void main(String[] args) throws Exception {
    UnixDomainSocketAddress path = UnixDomainSocketAddress.of(Path.of(args[4]));
    SocketChannel pipe = args[3].equals("listen") ? accept(path) : SocketChannel.open(path);
    BadRelay relay =
        new BadRelay(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]), pipe);
    new Thread(relay::hearInput, "input").start();
    new Thread(relay::sendOn, "pipe").start();
    relay.takeUp();
  }

  private static SocketChannel accept(UnixDomainSocketAddress path) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(path);
      System.out.println("listening");
      return server.accept();
    }
  }

  private void hearInput() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        delayMs = Integer.parseInt(words[0]);
        lossPercent = Integer.parseInt(words[1]);
        bytesPerSecond = Integer.parseInt(words[2]);
      }
    } catch (IOException e) {
      // As if it had ended.
    }
    // The test is over, or was killed.
    Runtime.getRuntime().halt(0);
  }

  private void takeUp() throws IOException {
    while (true) {
      selector.select();
      for (SelectionKey key : selector.selectedKeys()) {
        ByteBuffer packet = ByteBuffer.allocate(HEADER_BYTES + MAX_PACKET_BYTES);
        packet.position(HEADER_BYTES);
        var from = (InetSocketAddress) ((DatagramChannel) key.channel()).receive(packet);
        int length = packet.position() - HEADER_BYTES;
        long queued = queue(length);
        if (from != null && queued <= MAX_QUEUE_NANOS && random.nextInt(100) >= lossPercent) {
          packet.putShort(0, (short) from.getPort());
          packet.putShort(2, (short) (int) (Integer) key.attachment());
          packet.putShort(4, (short) length);
          long late = TimeUnit.MILLISECONDS.toNanos(delayMs) + queued;
          later.schedule(() -> write(packet.flip()), late, TimeUnit.NANOSECONDS);
        }
      }
      selector.selectedKeys().clear();
    }
  }

  /** How long a packet waits until it is through, those before it included. */
  private long queue(int length) {
    long now = System.nanoTime();
    int rate = bytesPerSecond;
    long wait = rate == 0 ? 0 : Math.max(0, freeAtNanos - now) + length * 1_000_000_000L / rate;
    if (wait <= MAX_QUEUE_NANOS) {
      freeAtNanos = now + wait;
    }
    return wait;
  }

  private void write(ByteBuffer packet) {
    try {
      while (packet.hasRemaining()) {
        pipe.write(packet);
      }
    } catch (IOException e) {
      // The other relay is gone: the network is down.
    }
  }

  private void sendOn() {
    try {
      while (true) {
        ByteBuffer header = read(HEADER_BYTES);
        int from = header.getShort() & 0xffff;
        int to = header.getShort() & 0xffff;
        ByteBuffer packet = read(header.getShort() & 0xffff);
        DatagramChannel channel = ports.get(from);
        if (channel != null) {
          channel.send(packet, new InetSocketAddress(host(channel), to));
        }
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** The one host in this network. */
  private static String host(DatagramChannel channel) throws IOException {
    String own = ((InetSocketAddress) channel.getLocalAddress()).getAddress().getHostAddress();
    int dot = own.lastIndexOf('.') + 1;
    return own.substring(0, dot) + (own.endsWith("1") ? "2" : "1");
  }

  private ByteBuffer read(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (pipe.read(bytes) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }
}
