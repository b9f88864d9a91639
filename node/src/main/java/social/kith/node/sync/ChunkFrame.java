package social.kith.node.sync;

import java.nio.ByteBuffer;
import java.util.Arrays;
import social.kith.crypto.MalformedException;
import social.kith.storage.Blobs;

/**
 * One chunk of a blob on the bulk channel: {@code version (1 byte) ‖ 0 (3) ‖ transfer (4) ‖ chunk
 * (4) ‖ 0 (4) ‖ data}, 65,536 bytes at most.
 */
record ChunkFrame(long transfer, int chunk, byte[] data) {
  private static final int HEADER_BYTES = 16;
  private static final int VERSION = 1;

  byte[] encode() {
    return ByteBuffer.allocate(HEADER_BYTES + data.length)
        .put((byte) VERSION)
        .position(4)
        .putInt((int) transfer)
        .putInt(chunk)
        .position(HEADER_BYTES)
        .put(data)
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
    if (chunk < 0) {
      throw new MalformedException("a bulk frame with a negative chunk number");
    }
    return new ChunkFrame(transfer, chunk, Arrays.copyOfRange(frame, HEADER_BYTES, frame.length));
  }
}
