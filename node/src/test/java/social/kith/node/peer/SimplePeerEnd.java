package social.kith.node.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A process of Node.js in which simple-peer is the other end; all its events are kept. */
final class SimplePeerEnd implements AutoCloseable {
  static final String SCRIPT = "simple-peer-end.js";
  private static final long INSTALL_LIMIT_SECONDS = 120;

  final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final Process process;
  private final PrintStream commands;
  private final Peer peer;

  private SimplePeerEnd(Process process, Peer peer) {
    this.process = process;
    this.peer = peer;
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    peer.on(PeerEvent.Signalled.class, event -> command(toSimplePeer(event.signal())));
    Thread reader = new Thread(this::read, "simple-peer-events");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Installs the packages and the script.
   *
   * @return what is missing on this machine, or nothing
   */
  static Optional<String> install(Path folder) throws Exception {
    try (InputStream script = SimplePeerEnd.class.getResourceAsStream(SCRIPT)) {
      Files.write(folder.resolve(SCRIPT), script.readAllBytes());
    }
    try {
      Process npm =
          new ProcessBuilder(
                  "npm", "install", "--no-audit", "--no-fund", "simple-peer", "@roamhq/wrtc")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("npm.log").toFile())
              .start();
      if (!npm.waitFor(INSTALL_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        npm.destroyForcibly();
        return Optional.of("npm did not install simple-peer and @roamhq/wrtc in time");
      }
      return npm.exitValue() == 0
          ? Optional.empty()
          : Optional.of("npm cannot install simple-peer and @roamhq/wrtc: no network?");
    } catch (IOException e) {
      return Optional.of("npm of Node.js is not installed");
    }
  }

  /** Starts the other end of a peer and brings their signals across. */
  static SimplePeerEnd start(Path folder, boolean initiator, Peer peer) throws IOException {
    Process process =
        new ProcessBuilder("node", SCRIPT, initiator ? "initiator" : "answerer")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new SimplePeerEnd(process, peer);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode event = PeerJson.parse(line);
        if (event.path("event").asText().equals("signal")) {
          peer.signal(fromSimplePeer(event.path("signal")));
        }
        events.add(event);
      }
    } catch (IOException | DescriptorException e) {
      events.add(PeerJson.object().put("event", "broken").put("message", e.getMessage()));
    }
  }

  private static ObjectNode toSimplePeer(Signal signal) {
    ObjectNode command = PeerJson.object().put("command", "signal");
    if (signal instanceof Signal.Sdp sdp) {
      command.set("signal", PeerJson.description(sdp.description()));
    } else if (signal instanceof Signal.Candidate candidate) {
      command
          .putObject("signal")
          .put("type", "candidate")
          .set("candidate", PeerJson.candidate(candidate.candidate()));
    }
    return command;
  }

  private static Signal fromSimplePeer(JsonNode signal) throws DescriptorException {
    return switch (PeerJson.text(signal, "type")) {
      case "candidate" -> new Signal.Candidate(PeerJson.candidate(signal.path("candidate")));
      case "renegotiate" -> new Signal.Renegotiate();
      case "transceiverRequest" ->
          new Signal.TransceiverRequest(
              signal.path("transceiverRequest").path("kind").asText().equals("video")
                  ? MediaStreamTrack.Kind.VIDEO
                  : MediaStreamTrack.Kind.AUDIO);
      default -> new Signal.Sdp(PeerJson.description(signal));
    };
  }

  void command(ObjectNode command) {
    commands.println(command);
  }

  void command(String name) {
    command(PeerJson.object().put("command", name));
  }

  /** All events of a kind up to now. */
  List<JsonNode> heard(String kind) {
    return events.stream().filter(event -> event.path("event").asText().equals(kind)).toList();
  }

  @Override
  public void close() throws InterruptedException {
    commands.close();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
