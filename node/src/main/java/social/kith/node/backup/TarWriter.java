package social.kith.node.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * Writes a tar archive (POSIX ustar) of plain files for their owner, one after another, without
 * holding any of them. A size above 8 GiB is written in base 256, as GNU tar does it and all others
 * read it. Not thread-safe.
 */
public final class TarWriter {
  static final int BLOCK_BYTES = 512;
  static final int NAME_BYTES = 100;

  private static final int MODE_AT = 100;
  private static final int UID_AT = 108;
  private static final int GID_AT = 116;
  private static final int SIZE_AT = 124;
  private static final int TIME_AT = 136;
  private static final int CHECKSUM_AT = 148;
  private static final int CHECKSUM_BYTES = 8;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final long MAX_OCTAL = 0_77777777777L;

  private final OutputStream out;
  private final Instant modifiedAt;

  /** Writes the content of a file, part by part. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; to be left open. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * An archive at its beginning.
   *
   * @param out borrowed
   * @param modifiedAt of all files
   */
  public TarWriter(OutputStream out, Instant modifiedAt) {
    this.out = out;
    this.modifiedAt = modifiedAt;
  }

  /** Writes a small file, as {@link #file(String, long, InputStream)}. */
  public void file(String name, byte[] content) throws IOException {
    header(name, content.length);
    out.write(content);
    pad(content.length);
  }

  /**
   * Writes a file.
   *
   * @param name ASCII, at most 100 characters
   * @param content gives exactly so many bytes
   * @throws IOException if it gives less, or the archive cannot be written
   */
  public void file(String name, long sizeBytes, InputStream content) throws IOException {
    header(name, sizeBytes);
    byte[] buffer = new byte[1 << 16];
    for (long left = sizeBytes; left > 0; ) {
      int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw new IOException("a file is shorter than it was");
      }
      out.write(buffer, 0, count);
      left -= count;
    }
    pad(sizeBytes);
  }

  /**
   * Writes a file whose content is made while it is written.
   *
   * @param content writes exactly so many bytes
   * @throws IOException if it writes another number, or the archive cannot be written
   */
  public void file(String name, long sizeBytes, Content content) throws IOException {
    header(name, sizeBytes);
    CountingStream counting = new CountingStream(out);
    content.writeTo(counting);
    if (counting.count() != sizeBytes) {
      throw new IOException("a file has another size than was announced");
    }
    pad(sizeBytes);
  }

  /** How many bytes of the archive a file of this size takes. */
  public static long sizeInArchive(long sizeBytes) {
    return BLOCK_BYTES + sizeBytes + (-sizeBytes & (BLOCK_BYTES - 1));
  }

  /** Marks the end of the archive. */
  public void finish() throws IOException {
    out.write(new byte[2 * BLOCK_BYTES]);
  }

  private void header(String name, long sizeBytes) throws IOException {
    if (name.length() > NAME_BYTES) {
      throw new IllegalArgumentException("a name of " + name.length() + " characters");
    }
    ByteBuffer header = ByteBuffer.allocate(BLOCK_BYTES);
    text(header, 0, name);
    text(header, MODE_AT, "0000600");
    text(header, UID_AT, "0000000");
    text(header, GID_AT, "0000000");
    size(header, sizeBytes);
    text(header, TIME_AT, octal(modifiedAt.getEpochSecond()));
    header.put(TYPE_AT, (byte) '0');
    text(header, MAGIC_AT, "ustar\00000");
    text(header, CHECKSUM_AT, "%06o\0 ".formatted(checksum(header.array())));
    out.write(header.array());
  }

  private static void size(ByteBuffer header, long sizeBytes) {
    if (sizeBytes <= MAX_OCTAL) {
      text(header, SIZE_AT, octal(sizeBytes));
    } else {
      header.put(SIZE_AT, (byte) 0x80).putLong(SIZE_AT + 4, sizeBytes);
    }
  }

  /** The sum of all bytes, those of the checksum itself counted as spaces. */
  static int checksum(byte[] header) {
    int sum = CHECKSUM_BYTES * ' ';
    for (int i = 0; i < header.length; i++) {
      if (i < CHECKSUM_AT || i >= CHECKSUM_AT + CHECKSUM_BYTES) {
        sum += header[i] & 0xFF;
      }
    }
    return sum;
  }

  private static String octal(long number) {
    return String.format(Locale.ROOT, "%011o", number);
  }

  private static void text(ByteBuffer header, int at, String text) {
    header.put(at, text.getBytes(StandardCharsets.US_ASCII));
  }

  private void pad(long sizeBytes) throws IOException {
    out.write(new byte[(int) (-sizeBytes & (BLOCK_BYTES - 1))]);
  }
}
