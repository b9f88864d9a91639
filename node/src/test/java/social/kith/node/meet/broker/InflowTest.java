package social.kith.node.meet.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import social.kith.node.loop.ManualLoop;

class InflowTest {
  private final ManualLoop loop = new ManualLoop();
  private final List<String> received = new ArrayList<>();
  private final AtomicInteger floods = new AtomicInteger();
  private final Inflow inflow =
      new Inflow(loop, (topic, payload) -> received.add(topic), floods::incrementAndGet);

  private void come(int messages) {
    for (int i = 0; i < messages; i++) {
      inflow.came("t", new byte[0]);
    }
  }

  @Test
  void onlySoMuchWaitsForTheLoop() {
    come(Inflow.MAX_WAITING + 10);
    loop.run();
    assertThat(received).hasSize(Inflow.MAX_WAITING);
    come(1);
    loop.run();
    assertThat(received).hasSize(Inflow.MAX_WAITING + 1);
    assertThat(floods).hasValue(0);
  }

  @Test
  void aFloodIsToldOnce() {
    come(Inflow.MAX_WAITING + Inflow.FLOOD - 1);
    loop.run();
    assertThat(floods).hasValue(0);
    come(Inflow.MAX_WAITING + 1);
    come(Inflow.FLOOD);
    loop.run();
    assertThat(floods).hasValue(1);
  }

  @Test
  void nothingComesAfterItIsClosed() {
    come(2);
    inflow.close();
    come(2);
    loop.run();
    assertThat(received).isEmpty();
  }
}
