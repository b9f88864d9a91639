package social.kith.node.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadEventLoopTest {
  private final ThreadEventLoop loop = new ThreadEventLoop("kith-test-loop");

  @Test
  void givesWhatTheWorkGaveOrThrew() throws Exception {
    assertThat(loop.submit(loop::inLoop).get()).isTrue();
    CompletableFuture<Object> failed =
        loop.submit(
            () -> {
              throw new IllegalArgumentException("for the test");
            });
    assertThat(failed).failsWithin(Duration.ofSeconds(10));
    loop.close();
  }

  /** Nobody waits for what will never run. */
  @Test
  void whatComesAfterClosingFailsAtOnceAndWhatWaitedRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    loop.execute(
        () -> {
          begun.countDown();
          waiting.complete(true);
        });
    begun.await();
    loop.close();
    assertThat(waiting).isCompletedWithValue(true);
    assertThat(loop.submit(() -> true)).isCompletedExceptionally();
  }
}
