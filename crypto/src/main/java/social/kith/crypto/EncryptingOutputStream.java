package social.kith.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import social.kith.crypto.internal.Cobblestone;

/**
 * Encrypts what is written to it, a chunk at a time. Closing writes the last chunk and closes what
 * is below; after a failed write it only closes, so that a broken message never looks whole. Not
 * thread-safe.
 */
final class EncryptingOutputStream extends OutputStream {
  private final Cobblestone message;
  private final OutputStream out;
  private final ByteBuffer plain = ByteBuffer.allocate(Cobblestone.CHUNK_BYTES);
  private final ByteBuffer sealed = ByteBuffer.allocate(Cobblestone.SEALED_CHUNK_BYTES);
  private boolean started;
  private boolean broken;
  private boolean closed;

  EncryptingOutputStream(Cobblestone message, OutputStream out) {
    this.message = message;
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed || broken) {
      throw new IOException("encrypting stream is closed or has failed before");
    }
    ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
    while (source.hasRemaining()) {
      int count = Math.min(source.remaining(), plain.remaining());
      plain.put(source.slice().limit(count));
      source.position(source.position() + count);
      if (!plain.hasRemaining()) {
        writeChunk();
      }
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
        writeChunk();
        closing.flush();
      }
    }
  }

  private void writeChunk() throws IOException {
    broken = true; // until all of it is written
    if (!started) {
      started = true;
      out.write(message.header());
    }
    message.seal(plain.flip(), sealed.clear());
    out.write(sealed.array(), 0, sealed.position());
    plain.clear();
    broken = false;
  }
}
