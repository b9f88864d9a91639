package social.kith.node.peer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SendGateTest {
  private final SendGate gate = new SendGate();
  private final AtomicInteger pushed = new AtomicInteger();

  @Test
  void dropsWhatIsPushedWhileItIsShut() {
    gate.push(pushed::incrementAndGet);
    gate.shut();
    gate.push(pushed::incrementAndGet);
    assertThat(pushed).hasValue(1);
    gate.open();
    gate.push(pushed::incrementAndGet);
    assertThat(pushed).hasValue(2);
  }

  @Test
  void opensWhenItWasOpenedAsOftenAsShut() {
    gate.shut();
    gate.shut();
    gate.open();
    gate.push(pushed::incrementAndGet);
    assertThat(pushed).hasValue(0);
    gate.open();
    gate.push(pushed::incrementAndGet);
    assertThat(pushed).hasValue(1);
  }

  @Test
  void isShutOnlyWhenNoPushIsUnderWay() {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<Void> push =
        CompletableFuture.runAsync(
            () ->
                gate.push(
                    () -> {
                      inside.countDown();
                      await().until(() -> leave.getCount() == 0);
                      pushed.incrementAndGet();
                    }));
    await().until(() -> inside.getCount() == 0);
    CompletableFuture<Integer> shut =
        CompletableFuture.supplyAsync(
            () -> {
              gate.shut();
              return pushed.get();
            });
    assertThat(shut).isNotDone();
    leave.countDown();
    assertThat(shut.join()).isEqualTo(1);
    push.join();
  }
}
