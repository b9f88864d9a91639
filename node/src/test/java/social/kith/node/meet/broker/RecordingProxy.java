package social.kith.node.meet.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a broker and keeps every byte in both directions, as one who listens would. */
public final class RecordingProxy implements AutoCloseable {
  private static final int PUBLISH = 3;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int brokerPort;
  private final List<Stream> streams = new CopyOnWriteArrayList<>();

  /** One direction of one connection. */
  private static final class Stream {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  }

  /** A message as it goes over the line. */
  public record Message(String topic, int flags, byte[] payload) {}

  /** Begins to listen. */
  public RecordingProxy(int brokerPort) throws IOException {
    this.brokerPort = brokerPort;
    thread(this::accept);
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
        copy(client, broker);
        copy(broker, client);
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void copy(Socket from, Socket to) {
    Stream stream = new Stream();
    streams.add(stream);
    thread(
        () -> {
          try (from;
              to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8_192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
              stream.bytes.write(buffer, 0, n);
              out.write(buffer, 0, n);
            }
          } catch (IOException e) {
            // One end hung up.
          }
        });
  }

  /** Where to connect. */
  public String address() {
    return "mqtt://127.0.0.1:" + server.getLocalPort();
  }

  /** Everything that went over the line, each byte a character. */
  public String text() {
    StringBuilder all = new StringBuilder();
    streams.forEach(
        stream -> all.append(new String(stream.bytes.toByteArray(), StandardCharsets.ISO_8859_1)));
    return all.toString();
  }

  /** All that was published, in either direction. */
  public List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    for (Stream stream : streams) {
      ByteBuffer in = ByteBuffer.wrap(stream.bytes.toByteArray());
      while (in.remaining() > 1) {
        int first = in.get() & 0xFF;
        int length = variable(in);
        if (length > in.remaining()) {
          break;
        }
        ByteBuffer packet = in.slice(in.position(), length);
        in.position(in.position() + length);
        if (first >> 4 == PUBLISH) {
          messages.add(message(first & 0xF, packet));
        }
      }
    }
    return messages;
  }

  private static Message message(int flags, ByteBuffer packet) {
    byte[] topic = new byte[packet.getShort()];
    packet.get(topic);
    if ((flags & 6) != 0) {
      packet.getShort();
    }
    int properties = variable(packet);
    packet.position(packet.position() + properties);
    byte[] payload = new byte[packet.remaining()];
    packet.get(payload);
    return new Message(new String(topic, StandardCharsets.UTF_8), flags, payload);
  }

  private static int variable(ByteBuffer in) {
    int value = 0;
    for (int shift = 0; in.hasRemaining(); shift += 7) {
      int next = in.get();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        break;
      }
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
