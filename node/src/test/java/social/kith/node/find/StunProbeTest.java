package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StunProbeTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void asksAllFromOnePort() throws IOException {
    try (StunServer first = StunServer.shiftingPorts(0);
        StunServer second = StunServer.shiftingPorts(7);
        StunProbe probe = StunProbe.open()) {
      Map<InetSocketAddress, StunAnswer> answers =
          probe.ask(List.of(first.address(), second.address()), LIMIT);
      InetAddress here = InetAddress.getLoopbackAddress();
      assertThat(answers)
          .containsOnly(
              Map.entry(
                  first.address(),
                  new StunAnswer.Mapped(new InetSocketAddress(here, probe.port()))),
              Map.entry(
                  second.address(),
                  new StunAnswer.Mapped(new InetSocketAddress(here, probe.port() + 7))));
    }
  }

  @Test
  void asksAgainWhereARequestWasLost() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (StunServer lossy =
            new StunServer(
                (request, from) ->
                    requests.incrementAndGet() < 2
                        ? List.of()
                        : List.of(StunServer.mapped(request, from)));
        StunProbe probe = StunProbe.open()) {
      assertThat(probe.ask(List.of(lossy.address()), LIMIT)).containsOnlyKeys(lossy.address());
      assertThat(requests).hasValue(2);
    }
  }

  @Test
  void oneThatIsSilentDoesNotHoldUpTheOthersForLongerThanTheLimit() throws IOException {
    try (StunServer silent = new StunServer((request, from) -> List.of());
        StunServer good = StunServer.shiftingPorts(0);
        StunProbe probe = StunProbe.open()) {
      assertThat(probe.ask(List.of(silent.address(), good.address()), SHORT))
          .containsOnlyKeys(good.address());
    }
  }

  @Test
  void nonsenseAndAnswersToOthersArePassedOver() throws IOException {
    try (StunServer liar =
            new StunServer(
                (request, from) -> {
                  byte[] right = StunServer.mapped(request, from);
                  byte[] ofAnother = right.clone();
                  ofAnother[19]++;
                  byte[] cut = right.clone();
                  cut[23] = 127;
                  return List.of(new byte[0], new byte[2_000], ofAnother, cut, right);
                });
        StunProbe probe = StunProbe.open()) {
      assertThat(probe.ask(List.of(liar.address()), LIMIT)).containsOnlyKeys(liar.address());
    }
  }

  @Test
  void theRightAnswerFromElsewhereIsPassedOver() throws IOException {
    try (DatagramSocket elsewhere = new DatagramSocket();
        StunServer forger =
            new StunServer(
                (request, from) -> {
                  sendFrom(elsewhere, StunServer.mapped(request, from), from);
                  return List.of();
                });
        StunProbe probe = StunProbe.open()) {
      assertThat(probe.ask(List.of(forger.address()), SHORT)).isEmpty();
    }
  }

  private static void sendFrom(DatagramSocket socket, byte[] message, InetSocketAddress to) {
    try {
      socket.send(new DatagramPacket(message, message.length, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
