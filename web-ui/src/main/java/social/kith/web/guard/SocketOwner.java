package social.kith.web.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which user of this machine is at the other end of a loopback connection. Linux tells; elsewhere
 * nobody does.
 */
public final class SocketOwner {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int USER = 7;

  private SocketOwner() {}

  /**
   * Whether the program that connected from {@code clientPort} to {@code serverPort} runs as the
   * owner of {@code home}. True where the system cannot tell.
   */
  public static boolean owns(Path home, int clientPort, int serverPort) {
    try {
      if (!Files.isReadable(TABLES.get(0))) {
        return true;
      }
      Object owner = Files.getAttribute(home, "unix:uid");
      return find(clientPort, serverPort).filter(String.valueOf(owner)::equals).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> find(int clientPort, int serverPort) throws IOException {
    for (Path table : TABLES) {
      if (!Files.isReadable(table)) {
        continue;
      }
      try (Stream<String> lines = Files.lines(table)) {
        Optional<String> user = find(lines, clientPort, serverPort);
        if (user.isPresent()) {
          return user;
        }
      }
    }
    return Optional.empty();
  }

  /** The user column of the line with these ports; see proc(5). */
  static Optional<String> find(Stream<String> lines, int clientPort, int serverPort) {
    String local = ":%04X".formatted(clientPort);
    String remote = ":%04X".formatted(serverPort);
    return lines
        .skip(1)
        .map(line -> line.trim().split("\\s+"))
        .filter(f -> f.length > USER && f[LOCAL].endsWith(local) && f[REMOTE].endsWith(remote))
        .map(f -> f[USER])
        .findFirst();
  }
}
