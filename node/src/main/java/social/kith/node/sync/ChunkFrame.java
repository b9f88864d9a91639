package social.kith.node.sync;

import java.nio.ByteBuffer;
import social.kith.crypto.MalformedException;
import social.kith.storage.Blobs;

/**
 * A chunk of a blob on the bulk channel, or on a slow link a piece of one: {@code version (1 byte)
 * ‖ 0 (3) ‖ transfer (4) ‖ chunk (4) ‖ offset in the chunk (4) ‖ data}, 65,536 bytes at most. The
 * data is a view of the frame.
 */
record ChunkFrame(long transfer, int chunk, int offset, ByteBuffer data) {
  private static final int HEADER_BYTES = 16;
  private static final int VERSION = 1;

  /**
   * The frame of a piece.
   *
   * @param data the whole chunk
   * @param offset where in the chunk the piece begins
   */
  static byte[] encode(long transfer, int chunk, byte[] data, int offset, int sizeBytes) {
    return ByteBuffer.allocate(HEADER_BYTES + sizeBytes)
        .put((byte) VERSION)
        .position(4)
        .putInt((int) transfer)
        .putInt(chunk)
        .putInt(offset)
        .put(data, offset, sizeBytes)
        .array();
  }

  static ChunkFrame parse(byte[] frame) throws MalformedException {
    if (frame.length <= HEADER_BYTES
        || frame.length > HEADER_BYTES + Blobs.CHUNK_BYTES
        || frame[0] != VERSION) {
      throw new MalformedException("a bulk frame of " + frame.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(frame).position(4);
    long transfer = in.getInt() & PhotoMessage.MAX_NUMBER;
    int chunk = in.getInt();
    int offset = in.getInt();
    if (chunk < 0 || offset < 0) {
      throw new MalformedException("a bulk frame with a negative number");
    }
    return new ChunkFrame(transfer, chunk, offset, in.slice());
  }
}
