package social.kith.node.peer;

/** Hears of a data channel, on the executor that its connection was made with. */
public interface DataChannelListener {
  /** Messages go both ways from now on; once, before the first message. */
  default void onOpen() {}

  /**
   * A message came.
   *
   * @param data a copy, owned by the receiver
   * @param binary false for text in UTF-8
   */
  default void onMessage(byte[] data, boolean binary) {}

  /** The channel is closed, whoever closed it; once, the last event. */
  default void onClose() {}
}
