package social.kith.node.peer;

import java.nio.ByteBuffer;
import social.kith.crypto.MalformedException;

/** A message of a {@link StreamChannel}, where its layout is described. */
sealed interface StreamFrame {
  /** Largest message, type included. */
  int MAX_FRAME_BYTES = 65_536;

  /** Most bytes of the stream in one message. */
  int MAX_DATA_BYTES = MAX_FRAME_BYTES - 1;

  byte DATA = 1;
  byte READ = 2;
  byte END = 3;
  byte DONE = 4;
  byte ABORT = 5;

  /** The next bytes of the stream; a view of the message. */
  record Data(ByteBuffer payload) implements StreamFrame {}

  /** How many bytes of the other side's stream were read since its beginning. */
  record Read(long totalBytes) implements StreamFrame {}

  /** The stream has no more bytes. */
  record End() implements StreamFrame {}

  /** The other side's stream was read to its end. */
  record Done() implements StreamFrame {}

  /** Both streams are given up. */
  record Abort() implements StreamFrame {}

  /** An empty data frame, to be filled to its limit. */
  static ByteBuffer data(int sizeBytes) {
    return ByteBuffer.allocate(1 + sizeBytes).put(DATA);
  }

  static byte[] read(long totalBytes) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(READ).putLong(totalBytes).array();
  }

  static byte[] bare(byte type) {
    return new byte[] {type};
  }

  /**
   * Reads a frame of the other side.
   *
   * @throws MalformedException if it is none
   */
  static StreamFrame parse(byte[] message, boolean binary) throws MalformedException {
    if (!binary || message.length == 0 || message.length > MAX_FRAME_BYTES) {
      throw malformed(message, binary ? "binary" : "text");
    }
    ByteBuffer body = ByteBuffer.wrap(message, 1, message.length - 1);
    boolean bare = !body.hasRemaining();
    byte type = message[0];
    if (type == DATA && !bare) {
      return new Data(body);
    }
    if (type == READ && body.remaining() == Long.BYTES) {
      return new Read(body.getLong());
    }
    if (type == END && bare) {
      return new End();
    }
    if (type == DONE && bare) {
      return new Done();
    }
    if (type == ABORT && bare) {
      return new Abort();
    }
    throw malformed(message, "type " + type);
  }

  private static MalformedException malformed(byte[] message, String kind) {
    return new MalformedException("a stream frame of " + message.length + " bytes, " + kind);
  }
}
