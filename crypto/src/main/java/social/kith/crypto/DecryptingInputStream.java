package social.kith.crypto;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.internal.Cobblestone;
import social.kith.crypto.internal.RefusedException;

/**
 * Decrypts what it reads, a chunk at a time, and gives out nothing that was not authenticated. A
 * message that is changed or cut short ends in an exception, and in the same one at every further
 * read. Not thread-safe.
 */
final class DecryptingInputStream extends InputStream {
  private final byte[] key;
  private final byte[] context;
  private final InputStream in;
  private final byte[] sealed = new byte[Cobblestone.SEALED_CHUNK_BYTES];
  private @Nullable Cobblestone message;
  private byte[] plain = new byte[0];
  private int position;
  private boolean last;
  private boolean refused;

  DecryptingInputStream(byte[] ownedKey, byte[] context, InputStream in) {
    this.key = ownedKey;
    this.context = context;
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return fill() ? plain[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, plain.length - position);
    System.arraycopy(plain, position, target, offset, count);
    position += count;
    return count;
  }

  /**
   * Passes over whole chunks without decrypting them, and then over bytes of the next one.
   *
   * @throws IOException if the message ends before that
   */
  @Override
  public long skip(long count) throws IOException {
    if (count <= 0) {
      return 0;
    }
    long ahead = count - (plain.length - position);
    if (ahead >= Cobblestone.CHUNK_BYTES && !last && !refused) {
      skipChunks(ahead / Cobblestone.CHUNK_BYTES);
      plain = new byte[0];
      position = 0;
      long rest = ahead % Cobblestone.CHUNK_BYTES;
      return count - rest + skipWithin(rest);
    }
    return skipWithin(count);
  }

  private long skipWithin(long count) throws IOException {
    long left = count;
    while (left > 0 && fill()) {
      int skipped = (int) Math.min(left, plain.length - position);
      position += skipped;
      left -= skipped;
    }
    return count - left;
  }

  private void skipChunks(long chunks) throws IOException {
    try {
      begun().skip(chunks);
      in.skipNBytes(chunks * Cobblestone.SEALED_CHUNK_BYTES);
    } catch (RefusedException | EOFException e) {
      refused = true;
      throw refusal(e);
    }
  }

  @Override
  public int available() {
    return plain.length - position;
  }

  @Override
  public void close() throws IOException {
    Arrays.fill(key, (byte) 0);
    in.close();
  }

  /** Whether there is a byte to give out; false at the end. */
  private boolean fill() throws IOException {
    if (refused) {
      throw refusal(null);
    }
    while (position == plain.length && !last) {
      try {
        nextChunk();
      } catch (RefusedException e) {
        refused = true;
        throw refusal(e);
      }
    }
    return position < plain.length;
  }

  private void nextChunk() throws IOException, RefusedException {
    Cobblestone current = begun();
    int size = in.readNBytes(sealed, 0, sealed.length);
    plain = current.open(sealed, size);
    position = 0;
    last = size < sealed.length;
  }

  private Cobblestone begun() throws IOException, RefusedException {
    Cobblestone current = message;
    if (current == null) {
      current = Cobblestone.opening(key, in.readNBytes(Cobblestone.HEADER_BYTES), context);
      message = current;
    }
    return current;
  }

  private static IOException refusal(@Nullable Exception cause) {
    return new IOException("encrypted photo is changed, cut short or of another key", cause);
  }
}
