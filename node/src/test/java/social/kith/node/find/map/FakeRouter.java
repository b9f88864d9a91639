package social.kith.node.find.map;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A router of a test on 127.0.0.1: what it answers over UDP and over HTTP. */
final class FakeRouter implements AutoCloseable {
  static final InetAddress HERE = InetAddress.getLoopbackAddress();

  final List<byte[]> requests = new CopyOnWriteArrayList<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  private final DatagramSocket socket;
  private final HttpServer http;
  private volatile Function<byte[], List<byte[]>> answers = request -> List.of();

  /** An answer over HTTP. */
  record Page(int status, String body) {}

  /** One that says nothing over UDP, and over HTTP what the function makes of path and body. */
  FakeRouter(BiFunction<String, String, Optional<Page>> pages) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(HERE, 0));
    http = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    http.createContext(
        "/",
        call -> {
          String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String action = String.valueOf(call.getRequestHeaders().getFirst("SOAPAction"));
          calls.add(action + body);
          Page page = pages.apply(call.getRequestURI().toString(), body).orElse(new Page(404, ""));
          byte[] out = page.body().getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(page.status(), out.length == 0 ? -1 : out.length);
          call.getResponseBody().write(out);
          call.close();
        });
    http.start();
    Thread thread = new Thread(this::serve, "router");
    thread.setDaemon(true);
    thread.start();
  }

  FakeRouter() throws IOException {
    this((path, body) -> Optional.empty());
  }

  /** What it says to a packet from now on, one after another. */
  FakeRouter answering(Function<byte[], List<byte[]>> made) {
    answers = made;
    return this;
  }

  InetSocketAddress udp() {
    return new InetSocketAddress(HERE, socket.getLocalPort());
  }

  InetSocketAddress web() {
    return http.getAddress();
  }

  private void serve() {
    byte[] buffer = new byte[2_048];
    try {
      while (!socket.isClosed()) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] request = Arrays.copyOf(buffer, packet.getLength());
        requests.add(request);
        for (byte[] answer : answers.apply(request)) {
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      socket.close();
    }
  }

  @Override
  public void close() {
    socket.close();
    http.stop(0);
  }
}
