package social.kith.node.sync;

import java.util.ArrayList;
import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Blobs;
import social.kith.storage.Wanted;

/**
 * Loop-owned. One blob on its way from a contact: what has come, what of it is on disk, and how far
 * the contact may go on. While the disk writes, the next chunks come in.
 */
final class IncomingBlob {
  /** Chunks under way or not yet stored: enough to keep the link busy, few to be sent again. */
  static final int WINDOW_CHUNKS = 8;

  /** The contact hears of new credit when it has grown by this much. */
  static final int CREDIT_STEP_CHUNKS = 4;

  /** Fewer than this are stored only where they are the last: each commit costs some pages more. */
  static final int MIN_BATCH_CHUNKS = 4;

  private final long number;
  private final Wanted wanted;
  private final int chunks;
  private List<byte[]> waiting = new ArrayList<>();
  private byte[] next = {};
  private int received;
  private int receivedOfNext;
  private int handedOver;
  private int stored;
  private int credit;

  IncomingBlob(long number, Wanted wanted) {
    this.number = number;
    this.wanted = wanted;
    this.chunks = (int) ((wanted.sizeBytes() + Blobs.CHUNK_BYTES - 1) / Blobs.CHUNK_BYTES);
    this.received = wanted.storedChunks();
    this.handedOver = received;
    this.stored = received;
    this.credit = allowed();
  }

  /** Names the transfer in this session. */
  long number() {
    return number;
  }

  Wanted wanted() {
    return wanted;
  }

  /** What is asked for at first. */
  PhotoMessage.Want want() {
    return new PhotoMessage.Want(number, wanted.id(), received, credit);
  }

  /**
   * Takes a chunk, or the next piece of one.
   *
   * @throws MalformedException if it is not the next one, not allowed yet, or too long
   */
  void receive(ChunkFrame frame) throws MalformedException {
    int length = frame.data().remaining();
    if (frame.chunk() != received
        || frame.chunk() >= credit
        || frame.offset() != receivedOfNext
        || length > sizeBytes(received) - receivedOfNext) {
      throw new MalformedException("a chunk out of order, without credit or too long");
    }
    if (receivedOfNext == 0) {
      next = new byte[sizeBytes(received)];
    }
    frame.data().get(next, receivedOfNext, length);
    receivedOfNext += length;
    if (receivedOfNext == next.length) {
      waiting.add(next);
      received++;
      receivedOfNext = 0;
    }
  }

  private int sizeBytes(int chunk) {
    long left = wanted.sizeBytes() - (long) chunk * Blobs.CHUNK_BYTES;
    return (int) Math.min(Blobs.CHUNK_BYTES, left);
  }

  /** Whether enough chunks wait for the disk, or the last ones, and it is free for them. */
  boolean canStore() {
    return handedOver == stored
        && (received - handedOver >= MIN_BATCH_CHUNKS
            || (received == chunks && received > handedOver));
  }

  /** Number of the first chunk of the next {@link #takeBatch}. */
  int handedOver() {
    return handedOver;
  }

  /** The chunks that are to be stored next. */
  List<byte[]> takeBatch() {
    List<byte[]> batch = waiting;
    waiting = new ArrayList<>();
    handedOver = received;
    return batch;
  }

  /** What was taken last is on disk. */
  void batchStored() {
    stored = handedOver;
  }

  boolean isStored() {
    return stored == chunks;
  }

  /**
   * Raises the credit.
   *
   * @return whether by so much that the contact has to hear of it
   */
  boolean raiseCredit() {
    int next = allowed();
    boolean enough = next - credit >= CREDIT_STEP_CHUNKS || (next == chunks && credit < chunks);
    if (enough) {
      credit = next;
    }
    return enough;
  }

  /** What the contact is told of it. */
  PhotoMessage.Credit credit() {
    return new PhotoMessage.Credit(number, credit, stored);
  }

  /** How far it is. */
  PhotoTransfer progress(ContactId from) {
    long size = wanted.sizeBytes();
    return new PhotoTransfer(
        from,
        PhotoTransfer.Direction.RECEIVING,
        wanted.id(),
        size,
        PhotoTransfer.bytes(received, size) + receivedOfNext,
        PhotoTransfer.bytes(stored, size));
  }

  private int allowed() {
    return Math.min(chunks, stored + WINDOW_CHUNKS);
  }
}
