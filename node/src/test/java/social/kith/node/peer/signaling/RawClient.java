package social.kith.node.peer.signaling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection to a relay that says whatever a test wants. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;

  private final Socket socket = new Socket();
  private final BufferedReader in;

  RawClient(SocketRelay relay) throws IOException {
    this(relay.address());
  }

  RawClient(InetSocketAddress address) throws IOException {
    socket.connect(address, PATIENCE_MS);
    socket.setSoTimeout(PATIENCE_MS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  RawClient say(String line) throws IOException {
    return write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  RawClient write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  RawClient join(String seat, String room, String member) throws IOException {
    return say(RelayMessage.join(seat, room, member).toJson());
  }

  /** The next line; "end" once the relay has closed the connection. */
  String hear() throws IOException {
    try {
      String line = in.readLine();
      return line == null ? "end" : line;
    } catch (SocketException e) {
      return "end";
    }
  }

  /** The type of the next message. */
  String hearType() throws IOException {
    String line = hear();
    try {
      return line.equals("end") ? line : RelayMessage.parse(line).type().name();
    } catch (RelayMessageException e) {
      return "wrong: " + line;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
