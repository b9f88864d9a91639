package social.kith.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.internal.RefusedException;
import social.kith.crypto.internal.age.AgePayload;

/**
 * Decrypts the payload of an age file, a chunk at a time, and gives out nothing that was not
 * authenticated. What is changed or cut short ends in an exception, and in the same one at every
 * further read. Not thread-safe.
 */
final class AgeInputStream extends InputStream {
  private final AgePayload payload;
  private final InputStream in;
  private final byte[] sealed = new byte[AgePayload.SEALED_CHUNK_BYTES];
  private byte[] plain = new byte[0];
  private int position;
  private boolean atEnd;
  private @Nullable AgeException refusal;

  /** Begins after header and nonce. */
  AgeInputStream(AgePayload payload, InputStream in) {
    this.payload = payload;
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

  @Override
  public int available() {
    return plain.length - position;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Whether there is a byte to give out; false at the end. */
  private boolean fill() throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    while (position == plain.length && !atEnd) {
      nextChunk();
    }
    return position < plain.length;
  }

  private void nextChunk() throws IOException {
    int size = in.readNBytes(sealed, 0, sealed.length);
    position = 0;
    if (size == 0 && payload.hasEnded()) {
      atEnd = true;
      plain = new byte[0];
      return;
    }
    try {
      plain = payload.open(sealed, size);
    } catch (RefusedException e) {
      plain = new byte[0];
      refusal = new AgeException(AgeException.Reason.PAYLOAD, e);
      throw refusal;
    }
  }
}
