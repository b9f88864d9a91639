package social.kith.node.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RepeatedWorkTest {
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void runsOnceForAllThatWasRequestedBeforeItBegan() throws InterruptedException {
    Semaphore ran = new Semaphore(0);
    try (RepeatedWork work =
        new RepeatedWork(
            "kith-test",
            () -> {
              runs.incrementAndGet();
              ran.release();
            })) {
      for (int i = 0; i < 1_000; i++) {
        work.request();
      }
      assertThat(ran.tryAcquire(30, SECONDS)).isTrue();
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void runsOnceMoreIfItIsRequestedMeanwhile() throws InterruptedException {
    Semaphore begun = new Semaphore(0);
    CountDownLatch requested = new CountDownLatch(1);
    try (RepeatedWork work =
        new RepeatedWork(
            "kith-test",
            () -> {
              runs.incrementAndGet();
              begun.release();
              await(requested);
            })) {
      work.request();
      assertThat(begun.tryAcquire(30, SECONDS)).isTrue();
      work.request();
      work.request();
      requested.countDown();
      assertThat(begun.tryAcquire(30, SECONDS)).isTrue();
    }
    assertThat(runs).hasValue(2);
  }

  @Test
  void doesNothingOnceItIsClosed() {
    RepeatedWork work = new RepeatedWork("kith-test", runs::incrementAndGet);
    work.close();
    work.request();
    assertThat(work.isClosed()).isTrue();
    assertThat(runs).hasValue(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
