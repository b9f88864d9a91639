package social.kith.node.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.storage.BlobInfo;
import social.kith.storage.Blobs;

/**
 * Loop-owned. One blob on its way to a contact: how far they allow it, what of it was sent, and
 * what was read from the disk meanwhile.
 */
final class OutgoingBlob {
  /** So many are read at once. */
  static final int READ_CHUNKS = 4;

  private static final int READ_AHEAD_CHUNKS = 2 * READ_CHUNKS;

  private final long number;
  private final BlobId id;
  private final long sizeBytes;
  private final Deque<byte[]> ahead = new ArrayDeque<>();
  private int sent;
  private int sentOfNext;
  private int stored;
  private int read;
  private int credit;
  private boolean reading;

  OutgoingBlob(PhotoMessage.Want want, BlobInfo blob) {
    this.number = want.transfer();
    this.id = want.blob();
    this.sizeBytes = blob.sizeBytes();
    this.sent = want.firstChunk();
    this.read = sent;
    this.stored = sent;
    this.credit = want.credit();
  }

  /** How many chunks a blob of this size has. */
  static long chunks(long sizeBytes) {
    return (sizeBytes + Blobs.CHUNK_BYTES - 1) / Blobs.CHUNK_BYTES;
  }

  /** Names the transfer in this session. */
  long number() {
    return number;
  }

  BlobId id() {
    return id;
  }

  /**
   * They allow more chunks, and say how many are on their disk.
   *
   * @throws MalformedException if they say that they have more than they were sent
   */
  void allow(PhotoMessage.Credit more) throws MalformedException {
    if (more.stored() > sent) {
      throw new MalformedException("more chunks are said to be stored than were sent");
    }
    credit = Math.max(credit, more.credit());
    stored = Math.max(stored, more.stored());
  }

  /** How far it is. */
  PhotoTransfer progress(ContactId to) {
    return new PhotoTransfer(
        to,
        PhotoTransfer.Direction.SENDING,
        id,
        sizeBytes,
        PhotoTransfer.bytes(sent, sizeBytes) + sentOfNext,
        PhotoTransfer.bytes(stored, sizeBytes));
  }

  /** Whether chunks may go that are to be read first, and there is room for them. */
  boolean wantsMore() {
    return !reading && readable() > 0;
  }

  private int readable() {
    int room = READ_AHEAD_CHUNKS - ahead.size();
    return Math.min(Math.min(READ_CHUNKS, room), (int) Math.min(credit, chunks(sizeBytes)) - read);
  }

  /** The first chunk that is to be read now. */
  int firstToRead() {
    return read;
  }

  /** How many are; until {@link #read} no more are wanted. */
  int beginRead() {
    reading = true;
    return readable();
  }

  /** These were read. */
  void read(List<byte[]> chunks) {
    reading = false;
    ahead.addAll(chunks);
    read += chunks.size();
  }

  /** Whether there is a frame to be sent. */
  boolean hasNext() {
    return sent < read;
  }

  /**
   * The next frame.
   *
   * @param maxBytes the most data that it may hold
   */
  byte[] next(int maxBytes) {
    byte[] chunk = ahead.getFirst();
    int length = Math.min(maxBytes, chunk.length - sentOfNext);
    byte[] frame = ChunkFrame.encode(number, sent, chunk, sentOfNext, length);
    sentOfNext += length;
    if (sentOfNext == chunk.length) {
      ahead.removeFirst();
      sent++;
      sentOfNext = 0;
    }
    return frame;
  }

  boolean isSent() {
    return sent >= chunks(sizeBytes);
  }
}
