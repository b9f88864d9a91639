package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.StreamException.Reason;

class StreamChannelTest extends ScriptedStream {
  @Test
  void refusesAChannelThatMayLoseOrReorder() {
    for (String kind : new String[] {"retransmits", "life", "unordered"}) {
      DataChannelOptions options =
          new DataChannelOptions(
              !kind.equals("unordered"),
              kind.equals("life") ? OptionalInt.of(1) : OptionalInt.empty(),
              kind.equals("retransmits") ? OptionalInt.of(1) : OptionalInt.empty(),
              "",
              OptionalInt.empty());
      DataChannel lossy = channel(options);
      assertThatThrownBy(() -> StreamChannel.over(lossy, loop))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void waitsForTheChannelToOpen() {
    CompletableFuture<Void> written = stream.write(new byte[FULL + 1]);
    settle();
    assertThat(channel.bufferedAmount()).isZero();
    assertThat(written).isNotDone();
    open();
    assertThat(channel.bufferedAmount()).isEqualTo((1 + FULL) + (1 + 1));
    assertThat(written).isCompleted();
  }

  @Test
  void pausesAtAFullBufferWhateverTheCredit() {
    open();
    CompletableFuture<Void> written = stream.write(new byte[40 * FULL]);
    settle();
    for (int i = 1; i <= 7; i++) {
      receive(StreamFrame.read((long) i * FULL));
    }
    receive(StreamFrame.read(15L * FULL));
    assertThat(written).isNotDone();
    assertThat(channel.bufferedAmount())
        .isEqualTo(StreamChannel.MAX_BUFFERED_BYTES)
        .isEqualTo(16L * (1 + FULL));
    assertThat(stream.failure()).isEmpty();
  }

  @Test
  void smallWritesShareAMessage() {
    open();
    CompletableFuture<Void> all = new CompletableFuture<>();
    loop.run(
        () -> {
          for (int i = 0; i < 99; i++) {
            var unused = stream.write(new byte[] {1});
          }
          var unused =
              stream.write(ByteBuffer.allocate(3).position(2)).thenRun(() -> all.complete(null));
        });
    settle();
    assertThat(all).isCompleted();
    assertThat(channel.bufferedAmount()).isEqualTo(1 + 100);
  }

  @Test
  void tellsOfWhatWasReadAfterEightMessagesOrWhenMoreIsWanted() {
    open();
    for (int i = 0; i < 9; i++) {
      receiveData(FULL);
    }
    assertThat(stream.read(8 * FULL - 1)).isPresent();
    settle();
    assertThat(channel.bufferedAmount()).isZero();
    assertThat(stream.read(1)).isPresent();
    settle();
    assertThat(channel.bufferedAmount()).isEqualTo(9);
    assertThat(stream.read(1)).isPresent();
    assertThat(stream.read(FULL)).isEmpty();
    settle();
    assertThat(channel.bufferedAmount()).isEqualTo(18);
  }

  @Test
  void largeAndSmallMessagesAreReadInTheirOrder() {
    open();
    ByteBuffer all = ByteBuffer.allocate(3 * 10_000 + 3 * 7);
    for (int i = 0; i < 6; i++) {
      byte[] payload = new byte[i % 2 == 0 ? 10_000 : 7];
      Arrays.fill(payload, (byte) (i + 1));
      receive(StreamFrame.data(payload.length).put(payload).array());
      all.put(payload);
    }
    ByteBuffer read = ByteBuffer.allocate(all.capacity());
    read.put(stream.read(9_999).orElseThrow()).put(stream.read(10).orElseThrow());
    read.put(stream.read((int) stream.available()).orElseThrow());
    assertThat(read.array()).isEqualTo(all.array());
  }

  @Test
  void readsOfMoreThanAWindowAndOfLessThanNothingAreErrors() {
    assertThat(stream.read(StreamChannel.WINDOW_BYTES)).isEmpty();
    assertThatThrownBy(() -> stream.read(StreamChannel.WINDOW_BYTES + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stream.read(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAbortFailsEverythingButWhatCanBeRead() {
    open();
    CompletableFuture<Void> written = stream.write(new byte[2 * StreamChannel.WINDOW_BYTES]);
    CompletableFuture<Void> finished = stream.finish();
    receiveData(3);
    receive("05");
    assertBroken(Reason.ABORTED);
    for (CompletableFuture<Void> future : List.of(written, finished)) {
      assertThat(future)
          .failsWithin(Duration.ZERO)
          .withThrowableOfType(ExecutionException.class)
          .withCause(stream.failure().orElseThrow());
    }
    assertThat(stream.read(3)).isPresent();
    assertThatThrownBy(() -> stream.read(1)).isInstanceOf(StreamException.class);
    receiveData(3);
    assertThat(stream.available()).isZero();
  }

  @Test
  void aListenerThatFailsHarmsNothing() {
    open();
    stream.onReadable(
        () -> {
          throw new StreamOverflowException(1, 0, 0);
        });
    receiveData(3);
    assertThat(stream.failure()).isEmpty();
    assertThat(stream.read(3)).isPresent();
  }

  @Test
  void nothingFollowsTheFinish() {
    CompletableFuture<Void> unused = stream.finish();
    assertThatThrownBy(() -> stream.write(new byte[1])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingTwiceClosesOnceAndFailsWhatWaits() {
    CompletableFuture<Void> written = stream.write(new byte[1]);
    stream.close();
    stream.close();
    settle();
    assertBroken(Reason.CLOSED);
    assertThat(written).isCompletedExceptionally();
  }

  @Test
  void aClosedExecutorIsAFailedFuture() {
    DataChannel quiet = channel(DataChannelOptions.reliable());
    StreamChannel late =
        StreamChannel.over(
            quiet,
            task -> {
              throw new RejectedExecutionException();
            });
    assertThat(late.write(new byte[1])).isCompletedExceptionally();
    assertThatCode(late::close).doesNotThrowAnyException();
    await().until(() -> quiet.state() == DataChannelState.CLOSING);
  }
}
