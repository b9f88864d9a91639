package social.kith.node.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import social.kith.node.find.HostName;
import social.kith.node.loop.ManualLoop;

class TheirNameTest {
  private static final HostPlace HOME = new HostPlace(new HostName("home.example.org"), 25_484);
  private static final HostPlace CABIN = new HostPlace(new HostName("cabin.example.org"), 25_484);
  private final ManualLoop loop = new ManualLoop();
  private final List<String> asked = new ArrayList<>();
  private final List<InetSocketAddress> found = new ArrayList<>();
  private CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();

  private TheirName stored(Optional<HostPlace> place) {
    return new TheirName(
        loop,
        name -> {
          asked.add(name.text());
          return answer;
        },
        place,
        found::addAll);
  }

  @Test
  void isLookedUpWhenTheyAreDialledAndOnceAMinute() {
    TheirName name = stored(Optional.of(HOME));
    loop.pass(Duration.ofMinutes(5));
    assertThat(asked).isEmpty();
    name.dialled();
    loop.pass(Duration.ofMillis(59_999));
    name.dialled();
    assertThat(asked).hasSize(1);
    loop.pass(Duration.ofMillis(1));
    name.dialled();
    assertThat(asked).containsExactly("home.example.org", "home.example.org");
  }

  @Test
  void leadsToTheirPort() throws Exception {
    InetAddress four = InetAddress.getByName("192.0.2.7");
    InetAddress six = InetAddress.getByName("2001:db8::7");
    stored(Optional.of(HOME)).dialled();
    answer.complete(List.of(four, six));
    loop.run();
    assertThat(found)
        .containsExactly(new InetSocketAddress(four, 25_484), new InetSocketAddress(six, 25_485));
  }

  @Test
  void whatAFormerNameStandsForIsNotTried() throws Exception {
    TheirName name = stored(Optional.of(HOME));
    name.dialled();
    assertThat(name.told(Optional.of(HOME))).isFalse();
    assertThat(name.told(Optional.of(CABIN))).isTrue();
    answer.complete(List.of(InetAddress.getByName("192.0.2.7")));
    loop.run();
    assertThat(found).isEmpty();
    answer = CompletableFuture.failedFuture(new IllegalStateException("nobody knows"));
    name.dialled();
    loop.run();
    assertThat(asked).containsExactly("home.example.org", "cabin.example.org");
    assertThat(found).isEmpty();
  }

  @Test
  void whoGaveNoneIsNotLookedFor() {
    TheirName name = stored(Optional.empty());
    name.dialled();
    assertThat(name.told(Optional.of(HOME))).isTrue();
    assertThat(name.told(Optional.empty())).isTrue();
    name.dialled();
    assertThat(asked).isEmpty();
  }
}
