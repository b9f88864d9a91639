package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import social.kith.node.loop.ManualLoop;

class HostNamesTest {
  private static final Optional<HostName> NAME = HostName.find("home.example.org");
  private final ManualLoop loop = new ManualLoop();
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private List<InetAddress> known = List.of();
  private final HostNames names =
      new HostNames(
          loop,
          Runnable::run,
          name -> {
            asked.incrementAndGet();
            return known;
          });

  private static InetAddress ip(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void use(Optional<HostName> name) {
    var unused = names.use(name);
  }

  @Test
  void theOwnNameLeadsToTheLinksPort() {
    known = List.of(ip("192.0.2.7"), ip("2001:db8::7"));
    use(NAME);
    loop.run();
    assertThat(names.ownAt(25_484))
        .containsExactly(
            new InetSocketAddress(ip("192.0.2.7"), 25_484),
            new InetSocketAddress(ip("2001:db8::7"), 25_485));
  }

  @Test
  void isLookedUpAgainAndTellsWhenItIsElsewhere() {
    names.whenChanged(changes::incrementAndGet);
    known = List.of(ip("192.0.2.7"));
    use(NAME);
    loop.run();
    assertThat(changes).hasValue(2);
    loop.pass(Duration.ofMinutes(5));
    assertThat(changes).hasValue(2);
    known = List.of(ip("192.0.2.8"));
    loop.pass(Duration.ofMinutes(5));
    assertThat(changes).hasValue(3);
    known = List.of();
    loop.pass(Duration.ofMinutes(5));
    assertThat(names.ownAt(1)).containsExactly(new InetSocketAddress(ip("192.0.2.8"), 1));
  }

  @Test
  void withoutANameNothingIsLookedUp() {
    known = List.of(ip("192.0.2.7"));
    use(NAME);
    loop.run();
    use(Optional.empty());
    int before = asked.get();
    loop.pass(Duration.ofHours(1));
    assertThat(asked).hasValue(before);
    assertThat(names.ownAt(1)).isEmpty();
    assertThat(names.own()).isEmpty();
  }

  @Test
  void fourAddressesAreTaken() {
    known = new ArrayList<>();
    for (int i = 1; i <= HostNames.MAX_ADDRESSES + 1; i++) {
      known.add(ip("192.0.2." + i));
    }
    assertThat(names.find(NAME.orElseThrow()).join()).hasSize(HostNames.MAX_ADDRESSES);
  }

  @Test
  void aNodeForItsMachineAloneAsksNobody() {
    HostNames alone = new HostNames(loop, true);
    assertThat(alone.find(new HostName("localhost")).join()).isEmpty();
    assertThat(alone.find(new HostName("127.0.0.1")).join()).containsExactly(ip("127.0.0.1"));
    assertThat(alone.find(new HostName("::1")).join()).containsExactly(ip("::1"));
  }

  @Test
  void saysWhenItHasBeenLookedUp() {
    CompletableFuture<Void> looked = names.use(NAME);
    assertThat(looked).isNotDone();
    loop.run();
    assertThat(looked).isCompleted();
    assertThat(names.ownAddresses()).isEmpty();
    assertThat(names.use(Optional.empty())).isCompleted();
  }

  @Test
  void whereTooManyWaitNoneIsLookedUp() {
    HostNames busy =
        new HostNames(
            loop,
            task -> {
              throw new RejectedExecutionException();
            },
            name -> known);
    assertThat(busy.find(NAME.orElseThrow())).isCompletedExceptionally();
  }
}
