package social.kith.node.link;

/** Hears of a {@link LinkConnection}, on the loop. */
public interface LinkListener {
  /** A server sees this side elsewhere than before: {@link LinkEnvironment#ownAddresses}. */
  default void seen() {}

  /** Both channels are open; once, before any frame. */
  void opened();

  /** Nobody answered at any address that was dialled; it waits on, and can be dialled again. */
  default void unanswered() {}

  /**
   * A frame of the control channel.
   *
   * @param frame a copy, owned by the receiver
   */
  void controlFrame(byte[] frame);

  /**
   * A frame of the bulk channel.
   *
   * @param frame a copy, owned by the receiver
   */
  void bulkFrame(byte[] frame);

  /**
   * The connection is over; once, the last event. It is not told after the owner's own {@code
   * close()}. The port is free soon after: a new connection on it may be made at once.
   *
   * @param reason one of {@link LinkReason}
   */
  void closed(String reason);
}
