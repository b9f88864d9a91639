package social.kith.web.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import social.kith.web.guard.PrivateFile;
import social.kith.web.http.Json;

/**
 * {@code node.json} in the data folder: where the running node is. Removed when it stops.
 *
 * @param port of the page and the API
 * @param pid of the process
 */
record NodeFile(int port, long pid) {
  private static final String NAME = "node.json";

  static NodeFile ofThisProcess(int port) {
    return new NodeFile(port, ProcessHandle.current().pid());
  }

  void write(Path home) throws IOException {
    PrivateFile.write(home.resolve(NAME), Json.write(this));
  }

  static void delete(Path home) throws IOException {
    Files.deleteIfExists(home.resolve(NAME));
  }

  /** The node of this folder, if its process is alive. */
  static Optional<NodeFile> find(Path home) {
    try {
      NodeFile found = Json.read(Files.readAllBytes(home.resolve(NAME)), NodeFile.class);
      return Optional.of(found).filter(NodeFile::isAlive);
    } catch (IOException e) {
      // Not there, or left half-written by a crash of the machine: no node.
      return Optional.empty();
    }
  }

  private boolean isAlive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
