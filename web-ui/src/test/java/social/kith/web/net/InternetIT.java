package social.kith.web.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The routers that the other tests here rely on are what they are said to be. */
class InternetIT {
  private Internet internet;

  @BeforeEach
  void open() {
    Optional<Internet> opened = Internet.open();
    assumeTrue(opened.isPresent(), "SKIPPED: routers, as they need root on Linux and nftables");
    internet = opened.get();
  }

  @AfterEach
  void close() {
    internet.close();
  }

  /** What a machine sees of itself when it calls two, and who of them and others may answer. */
  private List<String> probe(Internet.Host from) throws Exception {
    Internet.Host one = internet.host();
    Internet.Host other = internet.host();
    try (Process called = run(one, "answer", one.address());
        Process stranger = run(other, "answer", other.address())) {
      assertThat(called.lines(2)).containsOnly("ready");
      assertThat(stranger.lines(2)).containsOnly("ready");
      try (Process caller = run(from, "call", one.address(), other.address())) {
        return caller.lines(4);
      }
    }
  }

  private record Process(java.lang.Process process) implements AutoCloseable {
    List<String> lines(int count) {
      return new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .limit(count)
          .toList();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private static Process run(Internet.Host host, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(host.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(UdpProbe.class.getName());
    command.addAll(List.of(arguments));
    return new Process(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  @ParameterizedTest
  @EnumSource(Router.class)
  void aRouterLetsInWhatItsKindDoes(Router kind) throws Exception {
    List<String> seen = probe(internet.home(kind));
    boolean symmetric = kind == Router.SYMMETRIC;
    assertThat(seen).hasSize(4);
    assertThat(seen.get(0).equals(seen.get(1))).as("the same port for all").isEqualTo(!symmetric);
    assertThat(seen.get(2))
        .as("another port of who was called")
        .isEqualTo(
            kind == Router.FULL_CONE || kind == Router.ADDRESS_RESTRICTED ? "heard" : "nothing");
    assertThat(seen.get(3))
        .as("somebody who was not called")
        .isEqualTo(kind == Router.FULL_CONE ? "heard" : "nothing");
  }

  @Test
  void behindTwoRoutersItIsAsBehindTheStricter() throws Exception {
    assertThat(probe(internet.home(Router.FULL_CONE, Router.PORT_RESTRICTED)))
        .endsWith("nothing", "nothing");
  }
}
