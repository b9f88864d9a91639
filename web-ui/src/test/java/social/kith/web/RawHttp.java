package social.kith.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends exactly these bytes over a socket and reads the answer until the server closes. */
public final class RawHttp {
  private static final int TIMEOUT_MS = 15_000;

  private RawHttp() {}

  /** An answer as it came over the wire. */
  public record Answer(int status, List<String> headerLines, String latinBody) {
    /** The value of the first header of this name. */
    public Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headerLines.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).trim())
          .findFirst();
    }

    /** The body as text. */
    public String body() {
      return new String(bodyBytes(), StandardCharsets.UTF_8);
    }

    /** The body. */
    public byte[] bodyBytes() {
      return latinBody.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** Sends the lines, each ended by CR LF, an empty one and the body. */
  public static Answer send(int port, String body, String... lines) throws IOException {
    String head = String.join("\r\n", lines) + "\r\n\r\n";
    return sendBytes(port, (head + body).getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the bytes. */
  public static Answer sendBytes(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      socket.setSoTimeout(TIMEOUT_MS);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return parse(readAll(socket.getInputStream()));
    }
  }

  private static byte[] readAll(InputStream in) throws IOException {
    return in.readAllBytes();
  }

  private static Answer parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IllegalStateException("no answer but " + bytes.length + " bytes: " + text);
    }
    List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\r\n")));
    int status = Integer.parseInt(lines.remove(0).split(" ")[1]);
    return new Answer(status, lines, text.substring(end + 4));
  }
}
