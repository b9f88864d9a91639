package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peers by the hundred in a virtual machine of its own; what they use is counted by Linux. */
@EnabledOnOs(OS.LINUX)
class PeerCyclesIT {
  /**
   * The heap is there from the beginning, so that what grows is not the heap; and so are the
   * compiler's threads, of which the virtual machine otherwise has more when there is more to do.
   */
  private static final List<String> FIXED =
      List.of(
          "-Xms96m",
          "-Xmx96m",
          "-XX:+UseSerialGC",
          "-XX:+AlwaysPreTouch",
          "-XX:-UseDynamicNumberOfCompilerThreads");

  @ParameterizedTest
  @CsvSource({"channel, 1000", "video, 1000", "open, 500"})
  void leavesNothingBehind(String scenario, String times) {
    try (ChildJvm child = ChildJvm.start(FIXED, "", PeerCyclesMain.class, scenario, times)) {
      int exitCode = child.exitCode(600);
      assertThat(exitCode).as(child.output()).isZero();
      assertThat(child.output()).contains("ok");
    }
  }
}
