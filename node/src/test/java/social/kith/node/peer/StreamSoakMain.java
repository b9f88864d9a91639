package social.kith.node.peer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Sends some MiB from one connection of a process to another, while now the source is the slower,
 * now the sink, now neither. Both hash what they see. Argument: how many MiB; 2048 takes minutes.
 */
public final class StreamSoakMain {
  private static final long MIB = 1024L * 1024;
  private static final long PHASE_BYTES = 8 * MIB;
  private static final int SLOW_BYTES = 200_000;
  private static final long SLOW_MS = 2;
  private static final long LIMIT_SECONDS = 900;

  /** Who is slow while the stream is at some position. */
  private enum Phase {
    FAST,
    SLOW_SOURCE,
    SLOW_SINK,
    BOTH_SLOW;

    static Phase at(long position) {
      return values()[(int) (position / PHASE_BYTES % values().length)];
    }
  }

  private StreamSoakMain() {}

  public static void main(String[] arguments) {
    try {
      run(Long.parseLong(arguments[0]));
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace(System.out);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(long mebibytes) throws Exception {
    try (PeerConnectionFactory factory = PeerConnectionFactory.open();
        TestLoop loop = new TestLoop();
        LoopbackPair pair = new LoopbackPair(factory, loop)) {
      DataChannelOptions options = DataChannelOptions.negotiated(0);
      DataChannel near = pair.offerer.createDataChannel("soak", options);
      DataChannel far = pair.answerer.createDataChannel("soak", options);
      pair.connect();
      Source source = new Source(near, loop, mebibytes * MIB);
      Sink sink = new Sink(StreamChannel.over(far, loop), loop);
      long start = System.nanoTime();
      loop.execute(source::next);
      source.done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      double seconds = (System.nanoTime() - start) / 1e9;
      String hash = sink.done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      require(hash.equals(HexFormat.of().formatHex(source.hash.digest())), "the hashes differ");
      require(sink.total == mebibytes * MIB, "only " + sink.total + " bytes came");
      require(
          source.mostBuffered <= StreamChannel.MAX_BUFFERED_BYTES,
          source.mostBuffered + " bytes were buffered");
      System.out.printf(
          "ok %d MiB in %.1f s, %.1f MB/s; fast phases %.1f MB/s; at most %d bytes buffered%n",
          mebibytes,
          seconds,
          mebibytes * MIB / seconds / 1e6,
          sink.fastBytes * 1e3 / Math.max(1, sink.fastNanos),
          source.mostBuffered);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Executor later(Executor loop) {
    return CompletableFuture.delayedExecutor(SLOW_MS, TimeUnit.MILLISECONDS, loop);
  }

  /** Loop-owned. Writes random bytes, of sizes that do not match the messages'. */
  private static final class Source {
    final MessageDigest hash = sha256();
    final CompletableFuture<Void> done = new CompletableFuture<>();
    volatile long mostBuffered;
    private final DataChannel channel;
    private final StreamChannel stream;
    private final Executor loop;
    private final SplittableRandom random = new SplittableRandom(1);
    private final ByteBuffer piece = ByteBuffer.allocate(SLOW_BYTES).order(ByteOrder.nativeOrder());
    private long left;
    private long position;

    Source(DataChannel channel, Executor loop, long total) {
      this.channel = channel;
      this.stream = StreamChannel.over(channel, loop);
      this.loop = loop;
      this.left = total;
    }

    void next() {
      if (left == 0) {
        var unused = stream.finish().whenComplete(this::finished);
        return;
      }
      piece.clear();
      while (piece.hasRemaining()) {
        piece.putLong(random.nextLong());
      }
      int length = (int) Math.min(left, 1 + random.nextInt(SLOW_BYTES));
      piece.rewind().limit(length);
      hash.update(piece.duplicate());
      left -= length;
      var unused = stream.write(piece).whenComplete((written, error) -> written(length, error));
    }

    private void written(int length, Throwable error) {
      mostBuffered = Math.max(mostBuffered, channel.bufferedAmount());
      Phase before = Phase.at(position);
      position += length;
      if (error != null) {
        finished(null, error);
      } else if (before == Phase.SLOW_SOURCE || before == Phase.BOTH_SLOW) {
        later(loop).execute(this::next);
      } else {
        next();
      }
    }

    private void finished(Void nothing, Throwable error) {
      if (error == null) {
        done.complete(null);
      } else {
        done.completeExceptionally(error);
      }
    }
  }

  /** Loop-owned. Reads at once what there is, or a part of it each time it wakes up. */
  private static final class Sink {
    final CompletableFuture<String> done = new CompletableFuture<>();
    volatile long total;
    volatile long fastBytes;
    volatile long fastNanos;
    private final MessageDigest hash = sha256();
    private final StreamChannel stream;
    private final Executor loop;
    private boolean asleep;
    private long fastSince;

    Sink(StreamChannel stream, Executor loop) {
      this.stream = stream;
      this.loop = loop;
      stream.onReadable(this::read);
    }

    private void read() {
      if (asleep || done.isDone()) {
        return;
      }
      Phase phase = Phase.at(total);
      boolean slow = phase == Phase.SLOW_SINK || phase == Phase.BOTH_SLOW;
      int most = slow ? SLOW_BYTES : StreamChannel.WINDOW_BYTES;
      byte[] bytes = stream.read((int) Math.min(most, stream.available())).orElseThrow();
      hash.update(bytes);
      measure(phase, bytes.length);
      total += bytes.length;
      if (stream.ended()) {
        done.complete(HexFormat.of().formatHex(hash.digest()));
      } else if (slow) {
        asleep = true;
        later(loop).execute(this::wake);
      }
      stream.failure().ifPresent(done::completeExceptionally);
    }

    private void measure(Phase phase, int length) {
      long now = System.nanoTime();
      if (phase == Phase.FAST && fastSince != 0) {
        fastBytes += length;
        fastNanos += now - fastSince;
      }
      fastSince = phase == Phase.FAST ? now : 0;
    }

    private void wake() {
      asleep = false;
      read();
    }
  }
}
