package social.kith.node.sync;

import social.kith.storage.Blobs;

/**
 * Loop-owned. How large frames of photos are and how many wait in the transport, by how fast those
 * before left: on a slow link a frame takes a quarter of a second, so that heartbeats and posts get
 * past it.
 */
final class SendPace {
  /** With its header it fits one packet. */
  static final int MIN_FRAME_BYTES = 1_024;

  /**
   * Until anything is known. On a link of 64 kbit/s it takes two seconds, after three it is dead.
   */
  static final int FIRST_FRAME_BYTES = 4 * 1_024;

  private static final int FRAMES_A_SECOND = 4;
  private static final long MIN_SAMPLE_MS = 20;
  private static final long MAX_WAITING_BYTES = 1024 * 1024;

  private int frameBytes = FIRST_FRAME_BYTES;
  private long sampleBeganMs;
  private long sentBytes;
  private long waitedBytes;
  private boolean ranDry = true;

  /** The most data that the next frame is to hold. */
  int frameBytes() {
    return frameBytes;
  }

  /** Whether one more frame may go while so many bytes wait in the transport. */
  boolean hasRoom(long waitingBytes) {
    return waitingBytes
        <= (frameBytes == Blobs.CHUNK_BYTES
            ? MAX_WAITING_BYTES
            : (long) FRAMES_A_SECOND * frameBytes);
  }

  /** A frame of so many bytes went to the transport. */
  void sent(int bytes) {
    sentBytes += bytes;
  }

  /** So many bytes wait in the transport now. To be told now and then, before more is sent. */
  void waiting(long nowMs, long waitingBytes) {
    ranDry |= waitingBytes == 0;
    long tookMs = nowMs - sampleBeganMs;
    long leftBytes = waitedBytes + sentBytes - waitingBytes;
    // A slow link needs longer until enough has left to tell how slow it is.
    if (tookMs < MIN_SAMPLE_MS || (!ranDry && leftBytes < frameBytes && tookMs < 1_000)) {
      return;
    }
    if (!ranDry) {
      frameBytes = bounded(leftBytes * 1_000 / tookMs / FRAMES_A_SECOND);
    } else if (sentBytes > 0) {
      // The link took all there was: how much more it takes is not known yet.
      frameBytes = bounded(2L * frameBytes);
    }
    sampleBeganMs = nowMs;
    waitedBytes = waitingBytes;
    sentBytes = 0;
    ranDry = false;
  }

  private static int bounded(long bytes) {
    return (int) Math.max(MIN_FRAME_BYTES, Math.min(Blobs.CHUNK_BYTES, bytes));
  }
}
