package social.kith.node.peer.signaling;

/**
 * Brings texts between the members of rooms: what peers need before they are connected. Whoever
 * runs one can drop, repeat, change and invent everything it carries, so what matters is signed by
 * those who use it.
 *
 * <p>Any thread; nothing waits. Listeners are called one after another, in the order in which
 * things happened.
 */
public interface SignalingTransport extends AutoCloseable {
  /** Longest name of a room or a member, in characters. */
  int MAX_NAME_CHARACTERS = 256;

  /** Longest text of any transport, in characters. */
  int MAX_TEXT_CHARACTERS = 1 << 20;

  /** Most other members of a room that a listener hears of. */
  int MAX_MEMBERS = 1_024;

  /**
   * Goes into a room, which is made by whoever comes first.
   *
   * @param room its name, 1 to {@link #MAX_NAME_CHARACTERS} characters, none a control character
   * @param member what this member is called in it; a name like that of a room. Of two who claim
   *     one name the later one takes the place of the earlier: after a network is lost nobody is
   *     "taken"
   * @param listener hears what happens in the room, from {@link RoomListener#onOpen} on
   * @return the place in the room, owned by the caller
   * @throws IllegalArgumentException if a name is none
   * @throws IllegalStateException if the transport is closed
   */
  RoomMembership join(String room, String member, RoomListener listener);

  /** Longest text that this transport carries, in characters. */
  default int maxTextCharacters() {
    return MAX_TEXT_CHARACTERS;
  }

  /** Leaves all rooms; the listeners hear {@link RoomListener#onClosed}. Again does nothing. */
  @Override
  void close();
}
