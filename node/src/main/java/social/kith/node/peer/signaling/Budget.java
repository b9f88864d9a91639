package social.kith.node.peer.signaling;

/** How many bytes all connections of one relay may keep together. Loop-owned. */
final class Budget {
  private final long maxBytes;
  private long takenBytes;

  Budget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Whether so many more were there to be had; then they are taken. */
  boolean take(long bytes) {
    if (takenBytes + bytes > maxBytes) {
      return false;
    }
    takenBytes += bytes;
    return true;
  }

  void give(long bytes) {
    takenBytes -= bytes;
  }

  long takenBytes() {
    return takenBytes;
  }
}
