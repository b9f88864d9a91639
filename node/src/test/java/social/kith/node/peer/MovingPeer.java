package social.kith.node.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The process of a {@link MovingPeerMain}. */
final class MovingPeer implements AutoCloseable {
  final List<String> events = new CopyOnWriteArrayList<>();
  private final Process process;
  private final PrintStream input;
  private volatile long pictures;
  private volatile long received;

  MovingPeer(List<String> prefix, String role) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(MovingPeerMain.class.getName(), role));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Reads its lines from now on; its signals go there. */
  void listen(Consumer<String> signals) {
    Thread reader = new Thread(() -> read(signals), "moving-peer-events");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(Consumer<String> signals) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{")) {
          signals.accept(line);
        } else if (line.startsWith("picture ")) {
          pictures = number(line);
        } else if (line.startsWith("received ")) {
          received = number(line);
        } else {
          events.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(String line) {
    return Long.parseLong(line.substring(line.indexOf(' ') + 1));
  }

  void tell(String line) {
    input.println(line);
  }

  /** How many pictures it has shown. */
  long pictures() {
    return pictures;
  }

  /** How many messages have come, without a gap. */
  long received() {
    return received;
  }

  /** How many messages it sent in all, once it was told to pause. */
  long sent() {
    return events.stream()
        .filter(line -> line.startsWith("sent "))
        .mapToLong(MovingPeer::number)
        .findFirst()
        .orElse(-1);
  }

  @Override
  public void close() throws InterruptedException {
    input.close();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
