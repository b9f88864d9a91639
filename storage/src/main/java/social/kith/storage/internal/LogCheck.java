package social.kith.storage.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a write-ahead log still holds all that was committed. SQLite takes a log that was cut off
 * for a shorter one, and would open the file without its last transactions and without a word; but
 * the shared index beside it, which a killed process leaves, says how many frames there were. See
 * the SQLite documentation, "WAL-mode file format".
 *
 * <p>It must be asked before SQLite opens the file, and only tells what it is certain of.
 */
final class LogCheck {
  private static final int INDEX_BYTES = 136;
  private static final int INDEX_HEADER_BYTES = 48;
  private static final int INITIALIZED = 12;
  private static final int INDEX_FRAMES = 16;
  private static final int INDEX_SALT = 32;
  private static final int BACKFILLED = 96;
  private static final int LOG_HEADER_BYTES = 32;
  private static final int LOG_SALT = 16;
  private static final int FRAME_HEADER_BYTES = 24;
  private static final int BIG_ENDIAN_MAGIC = 0x377f0683;

  private LogCheck() {}

  /** Whether it is certain that frames which were committed are not in the log any more. */
  static boolean isCut(Path log, Path index) throws IOException {
    if (Files.notExists(log) || Files.notExists(index) || Files.size(index) < INDEX_BYTES) {
      return false;
    }
    ByteBuffer said = read(index, INDEX_BYTES).order(ByteOrder.nativeOrder());
    int frames = said.getInt(INDEX_FRAMES);
    boolean whole =
        said.get(INITIALIZED) == 1
            && said.slice(0, INDEX_HEADER_BYTES)
                .equals(said.slice(INDEX_HEADER_BYTES, INDEX_HEADER_BYTES));
    if (!whole || Integer.compareUnsigned(said.getInt(BACKFILLED), frames) >= 0) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(log)) {
      ByteBuffer header = ByteBuffer.allocate(LOG_HEADER_BYTES);
      return readFully(channel, header)
          && header.slice(LOG_SALT, Long.BYTES).equals(said.slice(INDEX_SALT, Long.BYTES))
          && goodFrames(channel, header, frames) < frames;
    }
  }

  /** How many frames from the first on are as their checksums say; counts no further than asked. */
  private static int goodFrames(FileChannel channel, ByteBuffer header, int enough)
      throws IOException {
    boolean bigEndian = header.getInt(0) == BIG_ENDIAN_MAGIC;
    ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER_BYTES + header.getInt(8));
    frame.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    Checksum sum = new Checksum(header.getInt(24), header.getInt(28));
    int good = 0;
    while (good < enough && readFully(channel, frame)) {
      sum.add(frame.slice(0, 8).order(frame.order()));
      sum.add(frame.slice(FRAME_HEADER_BYTES, header.getInt(8)).order(frame.order()));
      ByteBuffer told = frame.duplicate().order(ByteOrder.BIG_ENDIAN);
      boolean sound =
          frame.slice(8, Long.BYTES).equals(header.slice(LOG_SALT, Long.BYTES))
              && sum.is(told.getInt(16), told.getInt(20));
      if (!sound) {
        return good;
      }
      good++;
    }
    return good;
  }

  private static ByteBuffer read(Path file, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    try (FileChannel channel = FileChannel.open(file)) {
      readFully(channel, bytes);
    }
    return bytes;
  }

  private static boolean readFully(FileChannel channel, ByteBuffer into) throws IOException {
    into.clear();
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        return false;
      }
    }
    into.flip();
    return true;
  }

  /** The running checksum of a log. */
  private static final class Checksum {
    private int first;
    private int second;

    Checksum(int first, int second) {
      this.first = first;
      this.second = second;
    }

    void add(ByteBuffer words) {
      while (words.hasRemaining()) {
        first += words.getInt() + second;
        second += words.getInt() + first;
      }
    }

    boolean is(int expectedFirst, int expectedSecond) {
      return first == expectedFirst && second == expectedSecond;
    }
  }
}
