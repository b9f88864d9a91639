package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.node.peer.StreamException.Reason;

/** What the other side may not do. */
class StreamChannelRulesTest extends ScriptedStream {
  @Test
  void takesAWindowAndNotOneByteMore() {
    open();
    for (int i = 0; i < StreamChannel.WINDOW_BYTES / FULL; i++) {
      receiveData(FULL);
    }
    assertThat(stream.available()).isEqualTo(StreamChannel.WINDOW_BYTES);
    assertThat(stream.failure()).isEmpty();
    receiveData(1);
    assertBroken(Reason.CREDIT_EXCEEDED);
    assertThat(stream.read(StreamChannel.WINDOW_BYTES)).isPresent();
    assertThatThrownBy(() -> stream.read(1)).isSameAs(stream.failure().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "",
        "01",
        "020000000000000000",
        "02000000000000000b",
        "02ffffffffffffffff",
        "04",
        "06"
      })
  void closesOnAMalformedFrame(String hex) {
    open();
    CompletableFuture<Void> unused = stream.write(new byte[10]);
    settle();
    receive(hex);
    assertBroken(Reason.MALFORMED);
    assertThat(stream.write(new byte[1])).failsWithin(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "0100"})
  void closesOnWhatFollowsTheEnd(String hex) {
    open();
    receive("03");
    assertThat(stream.failure()).isEmpty();
    receive(hex);
    assertBroken(Reason.MALFORMED);
  }

  @Test
  void closesOnReadCountsThatDoNotGrow() {
    open();
    CompletableFuture<Void> unused = stream.write(new byte[10]);
    settle();
    receive(StreamFrame.read(5));
    assertThat(stream.failure()).isEmpty();
    receive(StreamFrame.read(5));
    assertBroken(Reason.MALFORMED);
  }

  @Test
  void closesOnTheSecondDone() {
    open();
    CompletableFuture<Void> finished = stream.finish();
    settle();
    assertThat(finished).isNotDone();
    receive("04");
    assertThat(finished).isCompleted();
    receive("04");
    assertBroken(Reason.MALFORMED);
  }
}
