package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.peer.ChildJvm;

/** Everything that can be logged, in a process of its own, since levels are read but once. */
class LogIT {
  private static final List<String> ALL =
      List.of(
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
          "-Dorg.slf4j.simpleLogger.log.social.kith=trace");

  @Test
  void tellsNoContentKeysOrAddresses(@TempDir Path folder) throws Exception {
    try (ChildJvm child = ChildJvm.start(ALL, "", LoggedMain.class, folder.toString())) {
      assertThat(child.exitCode(120)).as(child.output()).isZero();
      List<String> secrets = Files.readAllLines(folder.resolve("secrets"));
      assertThat(secrets).hasSizeGreaterThan(8).noneMatch(String::isBlank);
      assertThat(child.output()).contains("online").doesNotContain(secrets);
    }
  }
}
