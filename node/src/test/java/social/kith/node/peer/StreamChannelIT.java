package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.StreamException.Reason;

class StreamChannelIT extends StreamChannelBase {
  /** Everything up to the end, read as it comes. */
  private static CompletableFuture<byte[]> readToEnd(StreamChannel stream) {
    CompletableFuture<byte[]> result = new CompletableFuture<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    stream.onReadable(
        () -> {
          all.writeBytes(stream.read((int) stream.available()).orElseThrow());
          if (stream.ended()) {
            result.complete(all.toByteArray());
          }
          stream.failure().ifPresent(result::completeExceptionally);
        });
    return result;
  }

  private static byte[] random(int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void bothDirectionsArriveWholeAndEnd() {
    StreamChannel left = nearStream();
    StreamChannel right = farStream();
    byte[] there = random(5_000_001);
    byte[] back = random(3_000_003);
    CompletableFuture<byte[]> atRight = readToEnd(right);
    CompletableFuture<byte[]> atLeft = readToEnd(left);
    assertThat(left.write(there)).succeedsWithin(LIMIT);
    CompletableFuture<Void> leftDone = left.finish();
    for (int sent = 0; sent < back.length; sent += 1_000_001) {
      byte[] part = Arrays.copyOfRange(back, sent, sent + 1_000_001);
      assertThat(right.write(part)).succeedsWithin(LIMIT);
    }
    CompletableFuture<Void> rightDone = right.finish();
    assertThat(atRight).succeedsWithin(LIMIT).isEqualTo(there);
    assertThat(atLeft).succeedsWithin(LIMIT).isEqualTo(back);
    assertThat(leftDone).succeedsWithin(LIMIT);
    assertThat(rightDone).succeedsWithin(LIMIT);
    left.close();
    awaitBroken(right, Reason.CLOSED);
    assertThat(right.ended()).isTrue();
  }

  @Test
  void anEmptyStreamHasAnEnd() {
    StreamChannel left = nearStream();
    CompletableFuture<Void> finished = left.finish();
    StreamChannel right = farStream();
    await().atMost(LIMIT).until(right::ended);
    assertThat(finished).succeedsWithin(LIMIT);
    assertThat(right.read(0)).isPresent();
    ended(right, 1);
  }

  private static void ended(StreamChannel stream, int bytes) {
    assertThatThrownBy(() -> stream.read(bytes))
        .isInstanceOfSatisfying(
            StreamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ENDED));
  }

  @Test
  void readsPastTheEndSaySoAndLeaveTheRest() {
    StreamChannel left = nearStream();
    StreamChannel right = farStream();
    assertThat(left.write(text("abc"))).succeedsWithin(LIMIT);
    await().atMost(LIMIT).until(() -> right.available() == 3);
    assertThat(right.read(4)).isEmpty();
    CompletableFuture<Void> finished = left.finish();
    await().atMost(LIMIT).untilAsserted(() -> ended(right, 4));
    assertThat(finished).isNotDone();
    assertThat(right.ended()).isFalse();
    assertThat(right.read(3)).contains(text("abc"));
    assertThat(right.ended()).isTrue();
    assertThat(finished).succeedsWithin(LIMIT);
  }

  @Test
  void readsOfAWholeWindowAlwaysComeAbout() {
    StreamChannel left = nearStream();
    StreamChannel right = farStream();
    byte[] content = random(4 * StreamChannel.WINDOW_BYTES);
    CompletableFuture<Void> written = left.write(content);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int[] sizes = {1, StreamChannel.WINDOW_BYTES, 65_536, StreamChannel.WINDOW_BYTES};
    for (int size : sizes) {
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                Optional<byte[]> taken = right.read(size);
                taken.ifPresent(all::writeBytes);
                return taken.isPresent();
              });
    }
    assertThat(all.toByteArray()).isEqualTo(Arrays.copyOf(content, all.size()));
    assertThat(written).isNotDone();
  }

  @Test
  void aSlowReaderStopsTheSender() {
    StreamChannel left = nearStream();
    StreamChannel right = farStream();
    CountingInput input = new CountingInput(64L * 1024 * 1024);
    CompletableFuture<Long> sent = left.send(input, disk);
    await().atMost(LIMIT).until(() -> right.available() == StreamChannel.WINDOW_BYTES);
    // Whatever were still under way here would come before what is sent now on the connection.
    for (int round = 0; round < 3; round++) {
      echoOnAnotherChannel(round);
      assertThat(right.available()).isEqualTo(StreamChannel.WINDOW_BYTES);
      assertThat(input.given()).isLessThan(2L * 1024 * 1024);
      assertThat(near.bufferedAmount()).isZero();
    }
    assertThat(sent).isNotDone();
    CompletableFuture<byte[]> rest = readToEnd(right);
    assertThat(sent).succeedsWithin(LIMIT).isEqualTo(64L * 1024 * 1024);
    assertThat(left.finish()).succeedsWithin(LIMIT);
    assertThat(rest).succeedsWithin(LIMIT).satisfies(all -> assertThat(all).hasSize(64 << 20));
    assertThat(input.closes).hasValue(1);
  }

  private void echoOnAnotherChannel(int round) {
    DataChannel other = pair.channel("other");
    other.send("ping " + round);
    await()
        .atMost(LIMIT)
        .until(() -> pair.answererEvents.events.contains("other text ping " + round));
  }

  @Test
  void anInputThatFailsIsToldAndClosed() {
    StreamChannel left = nearStream();
    StreamChannel right = farStream();
    AtomicInteger closed = new AtomicInteger();
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    assertThat(left.send(failing, disk))
        .failsWithin(LIMIT)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(IOException.class);
    assertThat(closed).hasValue(1);
    left.close();
    awaitBroken(right, Reason.ABORTED);
  }

  @Test
  void closingInTheMiddleIsAnAbortAtTheOtherSide() {
    StreamChannel left = nearStream();
    StreamChannel right = farStream();
    CompletableFuture<Long> sent = left.send(new CountingInput(Long.MAX_VALUE), disk);
    await().atMost(LIMIT).until(() -> right.available() > 0);
    right.close();
    awaitBroken(left, Reason.ABORTED);
    assertThat(sent).failsWithin(LIMIT);
    awaitBroken(right, Reason.CLOSED);
    await().atMost(LIMIT).until(() -> far.state() == DataChannelState.CLOSED);
  }

  @Test
  void aConnectionThatClosesBreaksTheStreamAfterWhatCame() {
    StreamChannel left = nearStream();
    StreamChannel right = farStream();
    assertThat(left.write(text("abc"))).succeedsWithin(LIMIT);
    await().atMost(LIMIT).until(() -> right.available() == 3);
    pair.offerer.close();
    awaitBroken(left, Reason.CLOSED);
    awaitBroken(right, Reason.CLOSED);
    assertThat(right.read(3)).contains(text("abc"));
    assertThatThrownBy(() -> right.read(1)).isInstanceOf(StreamException.class);
  }

  @Test
  void gigabytesPassThroughSixtyFourMegabytesOfHeap() {
    int mebibytes = Integer.getInteger("stream.mib", 256);
    try (ChildJvm child =
        ChildJvm.start(List.of("-Xmx64m"), "", StreamSoakMain.class, "" + mebibytes)) {
      assertThat(child.exitCode(60 + mebibytes / 4)).as(child.output()).isZero();
      assertThat(child.output()).contains("ok " + mebibytes + " MiB");
    }
  }
}
