package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFileTest {
  @TempDir Path home;

  @Test
  void isFoundWhileTheProcessLives() throws IOException {
    assertThat(NodeFile.find(home)).isEmpty();
    NodeFile own = NodeFile.ofThisProcess(5_484);
    own.write(home);
    assertThat(NodeFile.find(home)).hasValue(own);
    assertThat(Files.getPosixFilePermissions(home.resolve("node.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    NodeFile.delete(home);
    NodeFile.delete(home);
    assertThat(NodeFile.find(home)).isEmpty();
  }

  @Test
  void theFileOfADeadProcessCountsNothing() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    new NodeFile(5_484, process.pid()).write(home);
    assertThat(NodeFile.find(home)).isEmpty();
  }

  @Test
  void aDamagedFileCountsNothing() throws IOException {
    Files.writeString(home.resolve("node.json"), "{\"port\":");
    assertThat(NodeFile.find(home)).isEmpty();
  }
}
