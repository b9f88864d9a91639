package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Row 1 of what the peer library has to offer, sentence by sentence. */
class ArrayBufferStreamConformanceTest {
  private static final byte[] ABC = text("abc");

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String readAll(ByteStream stream) {
    byte[] all = stream.read((int) stream.available()).orElseThrow();
    return new String(all, StandardCharsets.ISO_8859_1);
  }

  @Test
  void capacityIsUnlimitedByDefault() {
    ByteStream stream = new ByteStream();
    assertThat(stream.capacity()).isEqualTo(ByteStream.UNLIMITED);
    stream.append(new byte[3 * 1024 * 1024]);
    assertThat(stream.full()).isFalse();
    assertThat(stream.free()).isEqualTo(ByteStream.UNLIMITED - 3 * 1024 * 1024);
    assertThatThrownBy(() -> new ByteStream(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void capacityFreeAndFullCount() {
    ByteStream stream = new ByteStream(4);
    assertThat(stream.capacity()).isEqualTo(4);
    stream.append(ABC);
    assertThat(stream.free()).isEqualTo(1);
    assertThat(stream.full()).isFalse();
    stream.append('d');
    assertThat(stream.free()).isZero();
    assertThat(stream.full()).isTrue();
    assertThat(stream.read(1)).isPresent();
    assertThat(stream.free()).isEqualTo(1);
    assertThat(new ByteStream(0).full()).isTrue();
  }

  @Test
  void clearDropsEverything() {
    ByteStream stream = new ByteStream(3);
    stream.append(ABC);
    assertThatThrownBy(() -> stream.append('d')).isInstanceOf(StreamOverflowException.class);
    stream.clear();
    assertThat(stream.available()).isZero();
    assertThat(stream.free()).isEqualTo(3);
    assertThat(stream.almostFull()).isFalse();
  }

  @Test
  void appendTakesByteArraysAndCopiesThem() {
    ByteStream stream = new ByteStream();
    byte[] reused = ABC.clone();
    stream.append(reused);
    reused[0] = 'x';
    stream.append(new byte[] {(byte) 0xFF});
    assertThat(readAll(stream)).isEqualTo("abc\u00ff");
  }

  @Test
  void appendTakesBuffersFromPositionToLimitOfAnyKind() {
    ByteStream stream = new ByteStream();
    ByteBuffer heap = ByteBuffer.wrap(text("xabcx"), 1, 3);
    ByteBuffer direct = ByteBuffer.allocateDirect(5).put(text("xdefx")).position(1).limit(4);
    stream.append(heap);
    stream.append(direct.asReadOnlyBuffer());
    assertThat(readAll(stream)).isEqualTo("abcdef");
    assertThat(heap.remaining()).isEqualTo(3);
  }

  @Test
  void appendTakesSequencesOfUnsignedBytes() {
    ByteStream stream = new ByteStream();
    stream.append(new int[] {0, 127, 128, 255});
    stream.append(List.of(0, 255));
    stream.append(List.of((byte) -1, (short) 254, 253L));
    assertThat(stream.read(9).orElseThrow())
        .containsExactly(0, 127, 128, 255, 0, 255, 255, 254, 253);
  }

  @Test
  void appendTakesSingleCharacters() {
    ByteStream stream = new ByteStream();
    stream.append(List.of("a", "b", "c"));
    stream.append(List.of('d', "\u00ff"));
    stream.append('e');
    assertThat(readAll(stream)).isEqualTo("abcd\u00ffe");
  }

  @Test
  void appendTakesAnInputStreamAsynchronouslyAndClosesIt() {
    ByteStream stream = new ByteStream();
    AtomicBoolean closed = new AtomicBoolean();
    byte[] content = new byte[200_000];
    new Random(1).nextBytes(content);
    InputStream input =
        new ByteArrayInputStream(content) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    try (TestLoop reader = new TestLoop()) {
      CompletableFuture<Void> begin = new CompletableFuture<>();
      reader.execute(begin::join);
      CompletableFuture<Long> appended = stream.append(input, reader);
      assertThat(appended).isNotDone();
      assertThat(stream.available()).isZero();
      begin.complete(null);
      assertThat(appended.join()).isEqualTo(content.length);
    }
    stream.append('!');
    assertThat(stream.read(content.length)).contains(content);
    assertThat(readAll(stream)).isEqualTo("!");
    assertThat(closed).isTrue();
  }

  @Test
  void anInputStreamThatFailsOrDoesNotFitStoresNothing() {
    ByteStream stream = new ByteStream(100_000);
    stream.append(ABC);
    InputStream failing =
        new InputStream() {
          private int left = 100;

          @Override
          public int read() throws IOException {
            if (left == 0) {
              throw new IOException("gone");
            }
            return left--;
          }
        };
    assertThatThrownBy(() -> stream.append(failing, Runnable::run).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IOException.class);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertThatThrownBy(() -> stream.append(endless, Runnable::run).join())
        .hasCauseInstanceOf(StreamOverflowException.class);
    assertThat(stream.almostFull()).isTrue();
    Executor closed =
        task -> {
          throw new RejectedExecutionException();
        };
    assertThat(stream.append(endless, closed)).isCompletedExceptionally();
    assertThat(readAll(stream)).isEqualTo("abc");
  }

  @Test
  void nullDoesNothing() {
    ByteStream stream = new ByteStream(0);
    AtomicInteger updates = new AtomicInteger();
    var unused = stream.onUpdate(s -> updates.incrementAndGet());
    stream.append((byte[]) null);
    stream.append((ByteBuffer) null);
    stream.append((int[]) null);
    stream.append((Iterable<?>) null);
    assertThat(stream.append((InputStream) null, Runnable::run).join()).isZero();
    assertThat(stream.available()).isZero();
    assertThat(updates).hasValue(0);
  }

  @Test
  void anInvalidElementIsAnErrorNamingValueAndIndexAndStoresNothing() {
    ByteStream stream = new ByteStream();
    refused(() -> stream.append(new int[] {1, 256}), "256 at index 1 ");
    refused(() -> stream.append(new int[] {-1}), "-1 at index 0 ");
    refused(() -> stream.append(List.of(1, 2, 4_294_967_296L)), "4294967296 at index 2 ");
    refused(() -> stream.append(List.of("a", "bc")), "\"bc\" at index 1 ");
    refused(() -> stream.append(List.of("")), "\"\" at index 0 ");
    refused(() -> stream.append(List.of("\u0100")), "\"\u0100\" at index 0 ");
    refused(() -> stream.append(List.of(1, 1.5)), "1.5 at index 1 ");
    refused(() -> stream.append(Arrays.asList(1, null)), "null at index 1 ");
    refused(() -> stream.append('\u0100'), "\u0100 at index 0 ");
    assertThat(stream.available()).isZero();
  }

  private static void refused(Runnable append, String message) {
    assertThatThrownBy(append::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void overflowIsAnErrorNamingBothSizesSetsAlmostFullAndStoresNothing() {
    ByteStream stream = new ByteStream(5);
    stream.append(ABC);
    assertThat(stream.almostFull()).isFalse();
    assertThatThrownBy(() -> stream.append(ABC))
        .isInstanceOfSatisfying(
            StreamOverflowException.class,
            e -> {
              assertThat(e.sizeBytes()).isEqualTo(3);
              assertThat(e.freeBytes()).isEqualTo(2);
            })
        .hasMessage("3 bytes do not fit into the 2 that are free of 5");
    assertThat(stream.almostFull()).isTrue();
    assertThat(stream.available()).isEqualTo(3);
    stream.append(text("de"));
    assertThat(stream.almostFull()).isTrue();
    assertThat(readAll(stream)).isEqualTo("abcde");
  }

  @Test
  void onUpdateComesAfterEachAppendUntilItIsCancelled() {
    ByteStream stream = new ByteStream(6);
    StringBuilder heard = new StringBuilder();
    Registration first =
        stream.onUpdate(s -> heard.append("first").append(s.available()).append(' '));
    Registration second =
        stream.onUpdate(s -> heard.append("second").append(s.available()).append(' '));
    stream.append(ABC);
    stream.append(List.of(1));
    first.close();
    first.close();
    assertThat(stream.append(new ByteArrayInputStream(new byte[2]), Runnable::run)).isCompleted();
    assertThatThrownBy(() -> stream.append(ABC)).isInstanceOf(StreamOverflowException.class);
    assertThat(stream.read(1)).isPresent();
    second.close();
    stream.append(new byte[0]);
    assertThat(heard).hasToString("first3 second3 first4 second4 second6 ");
  }

  @Test
  void aListenerMayReadAppendAndCancel() {
    ByteStream stream = new ByteStream();
    Registration[] own = new Registration[1];
    own[0] =
        stream.onUpdate(
            s -> {
              own[0].close();
              s.append(s.read(1).orElseThrow());
            });
    stream.append(ABC);
    assertThat(readAll(stream)).isEqualTo("bca");
  }

  @Test
  void availableCountsBytesAndWholeBlocks() {
    ByteStream stream = new ByteStream();
    stream.append(new byte[10]);
    assertThat(stream.available()).isEqualTo(10);
    assertThat(stream.available(3)).isEqualTo(3);
    assertThat(stream.available(10)).isEqualTo(1);
    assertThat(stream.available(11)).isZero();
    assertThatThrownBy(() -> stream.available(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readGivesExactlyThatManyBytesFirstInFirstOut() {
    ByteStream stream = new ByteStream();
    Random random = new Random(7);
    byte[] content = new byte[300_000];
    random.nextBytes(content);
    int written = 0;
    int read = 0;
    while (read < content.length) {
      int more = Math.min(random.nextInt(9_000), content.length - written);
      stream.append(ByteBuffer.wrap(content, written, more));
      written += more;
      int less = random.nextInt(written - read + 1);
      assertThat(stream.read(less)).contains(Arrays.copyOfRange(content, read, read + less));
      read += less;
      assertThat(stream.available()).isEqualTo(written - read);
    }
    assertThat(stream.read(0)).contains(new byte[0]);
  }

  @Test
  void readGivesNothingAndConsumesNothingWhenFewerAreThere() {
    ByteStream stream = new ByteStream();
    stream.append(ABC);
    assertThat(stream.read(4)).isEmpty();
    assertThat(stream.read(Integer.MAX_VALUE)).isEmpty();
    assertThat(readAll(stream)).isEqualTo("abc");
  }

  @Test
  void aNegativeReadIsAnError() {
    ByteStream stream = new ByteStream();
    stream.append(ABC);
    assertThatThrownBy(() -> stream.read(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(stream.available()).isEqualTo(3);
  }

  @Test
  void aSuccessfulReadClearsAlmostFullAndARefusedOneDoesNot() {
    ByteStream stream = new ByteStream(3);
    stream.append(ABC);
    assertThatThrownBy(() -> stream.append('d')).isInstanceOf(StreamOverflowException.class);
    assertThat(stream.read(4)).isEmpty();
    assertThat(stream.almostFull()).isTrue();
    assertThat(stream.read(1)).isPresent();
    assertThat(stream.almostFull()).isFalse();
  }

  @Test
  void aCopyIsIndependentAndUnlimited() {
    ByteStream stream = new ByteStream(3);
    AtomicInteger updates = new AtomicInteger();
    var unused = stream.onUpdate(s -> updates.incrementAndGet());
    stream.append(ABC);
    ByteStream copy = stream.copy();
    assertThat(copy.capacity()).isEqualTo(ByteStream.UNLIMITED);
    copy.append(ABC);
    assertThat(readAll(stream)).isEqualTo("abc");
    stream.append(text("xyz"));
    assertThat(readAll(copy)).isEqualTo("abcabc");
    assertThat(readAll(stream)).isEqualTo("xyz");
    assertThat(updates).hasValue(2);
  }
}
