package social.kith.node.peer.signaling;

/** A line from the other side that is no message; the connection ends with it. */
final class RelayMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  RelayMessageException(String message) {
    super(message);
  }
}
