package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import social.kith.node.loop.ManualLoop;

class NetworkWatchTest {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private final ManualLoop loop = new ManualLoop();
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicReference<List<InetAddress>> addresses = new AtomicReference<>(List.of());
  private final NetworkWatch watch =
      new NetworkWatch(
          loop, new LocalAddresses(addresses::get), Runnable::run, changes::incrementAndGet);

  @Test
  void saysWhenTheAddressesChange() {
    watch.start();
    loop.pass(LOOK.multipliedBy(10));
    assertThat(changes).hasValue(0);
    addresses.set(List.of(InetAddress.getLoopbackAddress()));
    loop.pass(LOOK);
    assertThat(changes).hasValue(1);
    loop.pass(LOOK.multipliedBy(10));
    assertThat(changes).hasValue(1);
  }

  @Test
  void looksNoMoreOnceItIsClosed() {
    watch.start();
    watch.close();
    addresses.set(List.of(InetAddress.getLoopbackAddress()));
    loop.pass(LOOK.multipliedBy(3));
    assertThat(changes).hasValue(0);
  }
}
