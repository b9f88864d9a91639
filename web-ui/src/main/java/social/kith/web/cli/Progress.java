package social.kith.web.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Optional;

/** Says every few percent how much of something long has gone through. Not thread-safe. */
final class Progress {
  private static final int STEP_PERCENT = 10;
  private static final long MEGABYTE = 1_000_000;

  /** What is over before a person looks up needs no words. */
  private static final long WORTH_WORDS_BYTES = 8L << 20;

  private final Optional<PrintWriter> out;
  private int told;

  /** Tells it there, or nobody. */
  Progress(Optional<PrintWriter> out) {
    this.out = out;
  }

  /** The same stream, which is counted; so many bytes are expected, 0 if that is not known. */
  InputStream of(InputStream in, long totalBytes) {
    return new FilterInputStream(in) {
      private long done;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        done += Math.max(0, count);
        tell(done, totalBytes);
        return count;
      }
    };
  }

  private void tell(long done, long total) {
    if (total < WORTH_WORDS_BYTES) {
      return;
    }
    int percent = (int) (Math.min(done, total) * 100 / total);
    if (percent >= told + STEP_PERCENT) {
      told = percent - percent % STEP_PERCENT;
      out.ifPresent(
          writer ->
              writer.println(
                  "%3d %%, %,d of %,d MB".formatted(told, done / MEGABYTE, total / MEGABYTE)));
    }
  }
}
