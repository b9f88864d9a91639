package social.kith.node.peer.signaling;

/** One member's place in a room. Any thread; nothing waits. */
public interface RoomMembership extends AutoCloseable {
  /**
   * Sends a text to one member. Whether it arrives is not told: the member may be gone.
   *
   * @param member its name
   * @throws IllegalArgumentException if the text is over {@link
   *     SignalingTransport#MAX_TEXT_CHARACTERS}
   */
  void send(String member, String text);

  /** Sends a text to all other members; as {@link #send}. */
  void broadcast(String text);

  /** Leaves; the others are told, and this listener hears nothing more. Again does nothing. */
  @Override
  void close();
}
