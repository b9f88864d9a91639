package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.node.peer.StreamException.Reason;

/** A stream whose other side is this test: what it sends stays in the channel's queue. */
class StreamChannelTest {
  private static final int FULL = StreamFrame.MAX_DATA_BYTES;
  private final TestLoop loop = new TestLoop();
  private final AtomicInteger closes = new AtomicInteger();
  private final DataChannel channel = channel(DataChannelOptions.reliable());
  private final StreamChannel stream = StreamChannel.over(channel, loop);

  private DataChannel channel(DataChannelOptions options) {
    DataChannel.Owner owner =
        new DataChannel.Owner() {
          @Override
          public void close(DataChannel closing) {
            closes.incrementAndGet();
          }

          @Override
          public void closed(DataChannel closed) {}
        };
    return new DataChannel("stream", options, new LoopGate(loop), owner);
  }

  private StreamChannel open() {
    channel.events().state("OPEN");
    settle();
    return stream;
  }

  /** After this the loop has done what was asked, and what came of it. */
  private void settle() {
    for (int i = 0; i < 4; i++) {
      loop.run(() -> {});
    }
  }

  private void receive(String hex) {
    receive(HexFormat.of().parseHex(hex));
  }

  private void receive(byte[] frame) {
    channel.events().message(frame, true);
    settle();
  }

  private void receiveData(int sizeBytes) {
    receive(StreamFrame.data(sizeBytes).array());
  }

  private void assertBroken(Reason reason) {
    assertThat(stream.failure().orElseThrow().reason()).isEqualTo(reason);
    assertThat(closes).hasValue(1);
  }

  @AfterEach
  void closeLoop() {
    loop.close();
  }

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
  void waitsForTheChannelToOpenAndThenForCredit() {
    CompletableFuture<Void> written = stream.write(new byte[StreamChannel.WINDOW_BYTES + 1]);
    settle();
    assertThat(channel.bufferedAmount()).isZero();
    open();
    assertThat(channel.bufferedAmount()).isEqualTo(StreamChannel.WINDOW_BYTES + 9);
    assertThat(written).isNotDone();
    receive(StreamFrame.read(1));
    assertThat(channel.bufferedAmount()).isEqualTo(StreamChannel.WINDOW_BYTES + 9 + 2);
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

  @Test
  void tellsOfWhatWasReadAfterTwoMessagesOrWhenMoreIsWanted() {
    open();
    receiveData(FULL);
    receiveData(FULL);
    receiveData(FULL);
    assertThat(stream.read(2 * FULL - 1)).isPresent();
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
  void readsOfMoreThanAWindowAndOfLessThanNothingAreErrors() {
    assertThat(stream.read(StreamChannel.WINDOW_BYTES)).isEmpty();
    assertThatThrownBy(() -> stream.read(StreamChannel.WINDOW_BYTES + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stream.read(-1)).isInstanceOf(IllegalArgumentException.class);
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
