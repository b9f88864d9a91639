package social.kith.node.find.map;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import social.kith.crypto.MalformedException;

/**
 * One request to a router over HTTP, without proxy, redirection or cookie, and with one limit of
 * time for all of it.
 */
final class GatewayHttp {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private GatewayHttp() {}

  /** Gets a page. */
  static HttpAnswer get(InetSocketAddress at, String path) throws IOException {
    return exchange(at, head("GET", at, path) + "\r\n");
  }

  /** Calls an action of UPnP. */
  static HttpAnswer post(InetSocketAddress at, String path, String action, String body)
      throws IOException {
    String head =
        head("POST", at, path)
            + "Content-Type: text/xml; charset=\"utf-8\"\r\n"
            + "SOAPAction: \"%s\"\r\n".formatted(action)
            + "Content-Length: %d\r\n\r\n".formatted(body.length());
    return exchange(at, head + body);
  }

  private static String head(String method, InetSocketAddress at, String path) {
    String host = at.getAddress().getHostAddress() + ":" + at.getPort();
    return "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n".formatted(method, path, host);
  }

  private static HttpAnswer exchange(InetSocketAddress at, String request) throws IOException {
    long endNanos = System.nanoTime() + LIMIT.toNanos();
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(at, leftMs(endNanos));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return answer(socket, endNanos);
    } catch (MalformedException e) {
      throw new IOException("a router's answer cannot be read", e);
    }
  }

  private static HttpAnswer answer(Socket socket, long endNanos)
      throws IOException, MalformedException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[4_096];
    while (true) {
      socket.setSoTimeout(leftMs(endNanos));
      int read = in.read(buffer);
      all.write(buffer, 0, Math.max(0, read));
      Optional<HttpAnswer> answer = HttpAnswer.parse(all.toByteArray(), read < 0);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  private static int leftMs(long endNanos) throws SocketTimeoutException {
    long left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException("a router takes too long");
    }
    return (int) left;
  }
}
