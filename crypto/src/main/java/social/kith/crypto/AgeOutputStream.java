package social.kith.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import social.kith.crypto.internal.age.AgePayload;

/**
 * Encrypts the payload of an age file, a chunk at a time. Closing writes the last chunk and closes
 * what is below; after a failed write it only closes, so that a broken file never looks whole. Not
 * thread-safe.
 */
final class AgeOutputStream extends OutputStream {
  private final AgePayload payload;
  private final OutputStream out;
  private final byte[] plain = new byte[AgePayload.CHUNK_BYTES];
  private int filled;
  private boolean broken;
  private boolean closed;

  /** Begins after the header. */
  AgeOutputStream(byte[] fileKey, OutputStream out) throws IOException {
    byte[] nonce = AgeFileKey.randomNonce();
    this.payload = new AgePayload(fileKey, nonce);
    this.out = out;
    out.write(nonce);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (closed || broken) {
      throw new IOException("encrypting stream is closed or has failed before");
    }
    for (int taken = 0; taken < length; ) {
      // Only what follows shows that a full chunk was not the last.
      if (filled == plain.length) {
        writeChunk(false);
      }
      int count = Math.min(length - taken, plain.length - filled);
      System.arraycopy(bytes, offset + taken, plain, filled, count);
      taken += count;
      filled += count;
    }
  }

  /** Nothing of a chunk can be written before it is whole. */
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (OutputStream closing = out) {
      if (!broken) {
        writeChunk(true);
        closing.flush();
      }
    }
  }

  private void writeChunk(boolean last) throws IOException {
    broken = true; // until all of it is written
    out.write(payload.seal(plain, filled, last));
    filled = 0;
    broken = false;
  }
}
