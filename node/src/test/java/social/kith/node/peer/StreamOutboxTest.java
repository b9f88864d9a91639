package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import social.kith.crypto.MalformedException;

/** Credit alone, over a channel that drains at once. */
class StreamOutboxTest {
  private static final int FULL = StreamFrame.MAX_DATA_BYTES;

  private final List<byte[]> frames = new ArrayList<>();
  private final StreamOutbox outbox = new StreamOutbox(frames::add, () -> 0);

  private CompletableFuture<Void> write(int sizeBytes) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    outbox.add(ByteBuffer.allocate(sizeBytes), written);
    assertThat(outbox.pump()).isTrue();
    return written;
  }

  private long sentBytes() {
    return frames.stream().mapToLong(frame -> frame.length - 1).sum();
  }

  @Test
  void sendsTheWholeWindowWithoutAWord() {
    assertThat(write(StreamChannel.WINDOW_BYTES)).isCompleted();
    assertThat(sentBytes()).isEqualTo(StreamChannel.WINDOW_BYTES);
  }

  @Test
  void keepsTheByteAfterTheWindowUntilOneWasRead() throws MalformedException {
    CompletableFuture<Void> written = write(StreamChannel.WINDOW_BYTES + 2);
    assertThat(sentBytes()).isEqualTo(StreamChannel.WINDOW_BYTES);
    assertThat(written).isNotDone();
    outbox.read(1);
    outbox.pump();
    assertThat(sentBytes()).isEqualTo(StreamChannel.WINDOW_BYTES + 1);
    assertThat(written).isNotDone();
    outbox.read(2);
    outbox.pump();
    assertThat(sentBytes()).isEqualTo(StreamChannel.WINDOW_BYTES + 2);
    assertThat(written).isCompleted();
  }

  @Test
  void sendsAsMuchAsWasReadHoweverLongTheStream() throws MalformedException {
    CompletableFuture<Void> written = write(100 * FULL);
    for (int read = 1; read <= 100 && !written.isDone(); read++) {
      outbox.read((long) read * FULL);
      outbox.pump();
      assertThat(sentBytes() - (long) read * FULL).isEqualTo(StreamChannel.WINDOW_BYTES);
    }
    assertThat(written).isCompleted();
    assertThat(sentBytes()).isEqualTo(100L * FULL);
  }

  @Test
  void refusesACreditForMoreThanWasSent() {
    write(5);
    assertThatThrownBy(() -> outbox.read(6)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> outbox.read(0)).isInstanceOf(MalformedException.class);
  }
}
