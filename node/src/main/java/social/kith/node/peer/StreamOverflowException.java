package social.kith.node.peer;

/** Bytes do not fit into a {@link ByteStream}; nothing of them is stored. */
public final class StreamOverflowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long sizeBytes;
  private final long freeBytes;

  StreamOverflowException(long sizeBytes, long freeBytes, long capacityBytes) {
    super(
        sizeBytes
            + " bytes do not fit into the "
            + freeBytes
            + " that are free of "
            + capacityBytes);
    this.sizeBytes = sizeBytes;
    this.freeBytes = freeBytes;
  }

  /** How many bytes were to be appended; of an input stream, as many as were read of it. */
  public long sizeBytes() {
    return sizeBytes;
  }

  /** How many would have fitted. */
  public long freeBytes() {
    return freeBytes;
  }
}
