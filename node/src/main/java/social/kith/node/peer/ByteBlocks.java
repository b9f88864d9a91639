package social.kith.node.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes in the order they came, in blocks that are filled, emptied and dropped but never shifted.
 * Small appends share a block; a large one has its own. For one thread at a time.
 */
final class ByteBlocks {
  private static final int MIN_BLOCK_BYTES = 4_096;
  private static final int READ_BYTES = 65_536;

  /** Read at {@code start}, written at {@code end}. */
  private static final class Block {
    private final byte[] bytes;
    private int start;
    private int end;

    Block(int sizeBytes) {
      bytes = new byte[sizeBytes];
    }
  }

  private final Deque<Block> blocks = new ArrayDeque<>();
  private long size;

  /** All of the input; of one longer than the limit, somewhat more than the limit. */
  static ByteBlocks read(InputStream input, long limitBytes) throws IOException {
    ByteBlocks all = new ByteBlocks();
    byte[] piece = input.readNBytes(READ_BYTES);
    while (piece.length > 0 && all.size <= limitBytes) {
      all.append(ByteBuffer.wrap(piece));
      piece = input.readNBytes(READ_BYTES);
    }
    return all;
  }

  long size() {
    return size;
  }

  /** Takes a copy of all that remains in the buffer, whose position moves to its limit. */
  void append(ByteBuffer source) {
    while (source.hasRemaining()) {
      Block tail = blocks.peekLast();
      if (tail == null || tail.end == tail.bytes.length) {
        tail = new Block(Math.max(MIN_BLOCK_BYTES, source.remaining()));
        blocks.addLast(tail);
      }
      int length = Math.min(source.remaining(), tail.bytes.length - tail.end);
      source.get(tail.bytes, tail.end, length);
      tail.end += length;
      size += length;
    }
  }

  /** Takes all of the other's bytes, which is empty then. */
  void take(ByteBlocks other) {
    blocks.addAll(other.blocks);
    size += other.size;
    other.clear();
  }

  /** Moves the oldest bytes into what remains of the buffer; as many have to be there. */
  void remove(ByteBuffer target) {
    size -= target.remaining();
    while (target.hasRemaining()) {
      Block head = blocks.element();
      int length = Math.min(target.remaining(), head.end - head.start);
      target.put(head.bytes, head.start, length);
      head.start += length;
      if (head.start == head.end) {
        blocks.remove();
      }
    }
  }

  void clear() {
    blocks.clear();
    size = 0;
  }

  ByteBlocks copy() {
    ByteBlocks copy = new ByteBlocks();
    for (Block block : blocks) {
      copy.append(ByteBuffer.wrap(block.bytes, block.start, block.end - block.start));
    }
    return copy;
  }
}
