package social.kith.web.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import social.kith.node.NodeConfig;
import social.kith.node.ProfileView;
import social.kith.node.StartException;
import social.kith.node.StatusView;

/**
 * Starts a node in a throw-away folder, asks it a few things and ends. The launcher runs it once
 * after a build to learn which classes a start needs (an archive of the JVM).
 */
@Command(name = "warm-up", hidden = true, description = "Start and stop a node that keeps nothing.")
final class WarmUpCommand implements Callable<Integer> {
  private static final int LINK_PORT = 35_484;

  @Override
  public Integer call() throws IOException {
    Path home = Files.createTempDirectory("kith-warm-up");
    NodeConfig config = new NodeConfig(home, NodeConfig.Network.LOOPBACK, LINK_PORT);
    try (LocalNode node = LocalNode.start(config, 0, Optional.of("Warm-up"))) {
      ApiClient client = ApiClient.connect(node.home());
      client.get("/profile", ProfileView.class);
      client.get("/status", StatusView.class);
    } catch (StartException e) {
      throw CommandException.refused(String.valueOf(e.getMessage()));
    } finally {
      delete(home);
    }
    return Exit.OK;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
