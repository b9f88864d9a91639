package social.kith.node.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import social.kith.crypto.MalformedException;

/**
 * Reads what {@link TarWriter} writes, and nothing else that tar can be: plain files, without
 * links, folders or extensions. Not thread-safe.
 */
public final class TarReader {
  private static final int SIZE_AT = 124;
  private static final int SIZE_BYTES = 12;
  private static final int CHECKSUM_AT = 148;
  private static final int TYPE_AT = 156;

  private final InputStream in;
  private long left;
  private long padding;

  /**
   * A file of the archive.
   *
   * @param name as it stands there
   * @param sizeBytes of its content
   */
  public record Entry(String name, long sizeBytes) {}

  /** An archive at its beginning, borrowed. */
  public TarReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next file; what was not read of the one before is passed over.
   *
   * @return empty at the end, once the stream has ended too
   * @throws MalformedException if it is not as the writer makes it
   * @throws IOException if it cannot be read, or ends in a file
   */
  public Optional<Entry> next() throws IOException, MalformedException {
    in.skipNBytes(left);
    in.skipNBytes(padding);
    byte[] header = block();
    if (isZero(header)) {
      if (!isZero(block()) || in.read() >= 0) {
        throw new MalformedException("no end after the end of the archive");
      }
      return Optional.empty();
    }
    if (header[TYPE_AT] != '0'
        || Integer.parseInt(octal(header, CHECKSUM_AT, 6), 8) != TarWriter.checksum(header)) {
      throw new MalformedException("a header of the archive");
    }
    String name =
        new String(header, 0, TarWriter.NAME_BYTES, StandardCharsets.US_ASCII).replace("\0", "");
    left = size(header);
    padding = -left & (TarWriter.BLOCK_BYTES - 1);
    return Optional.of(new Entry(name, left));
  }

  /**
   * Reads a small file whole.
   *
   * @return less than its size only where the archive ends in it
   * @throws MalformedException if it is larger
   */
  public byte[] content(int maxBytes) throws IOException, MalformedException {
    if (left > maxBytes) {
      throw new MalformedException("a file of " + left + " bytes in the archive");
    }
    byte[] content = in.readNBytes((int) left);
    left -= content.length;
    return content;
  }

  /** The current file as a stream; good until the next one, holds nothing that must be closed. */
  public InputStream stream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
          throw new EOFException("the archive ends in a file");
        }
        left -= count;
        return count;
      }
    };
  }

  /** Reads some more of the current file; 0 at its end. */
  int read(byte[] buffer) throws IOException, MalformedException {
    if (left == 0) {
      return 0;
    }
    int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
    if (count < 0) {
      throw new MalformedException("the archive ends in a file");
    }
    left -= count;
    return count;
  }

  private byte[] block() throws IOException, MalformedException {
    byte[] block = in.readNBytes(TarWriter.BLOCK_BYTES);
    if (block.length < TarWriter.BLOCK_BYTES) {
      throw new MalformedException("the archive ends in a header");
    }
    return block;
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static long size(byte[] header) throws MalformedException {
    if (header[SIZE_AT] != (byte) 0x80) {
      return Long.parseLong(octal(header, SIZE_AT, SIZE_BYTES - 1), 8);
    }
    long size = ByteBuffer.wrap(header).getLong(SIZE_AT + SIZE_BYTES - Long.BYTES);
    if (size < 0) {
      throw new MalformedException("a size of the archive");
    }
    return size;
  }

  private static String octal(byte[] header, int at, int digits) throws MalformedException {
    String text = new String(header, at, digits, StandardCharsets.US_ASCII);
    if (!text.chars().allMatch(c -> c >= '0' && c <= '7')) {
      throw new MalformedException("a number of the archive");
    }
    return text;
  }
}
