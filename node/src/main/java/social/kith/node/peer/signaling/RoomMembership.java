package social.kith.node.peer.signaling;

/** One member's place in a room. Any thread; nothing waits. */
public interface RoomMembership extends AutoCloseable {
  /**
   * Sends a text to one member. Whether it arrives is not told: the member may be gone. Texts of
   * one member to another arrive in order. What is sent while there is no way, before {@link
   * RoomListener#onOpen} or after {@link RoomListener#onInterrupted}, may be dropped.
   *
   * @param member its name
   * @param text at most {@link SignalingTransport#maxTextCharacters} characters of Unicode
   * @throws IllegalArgumentException if the text is longer, or has half a surrogate pair
   */
  void send(String member, String text);

  /** Sends a text to all other members; as {@link #send}. */
  void broadcast(String text);

  /** Leaves; the others are told, and this listener hears nothing more. Again does nothing. */
  @Override
  void close();
}
