package social.kith.node.peer.signaling;

import java.util.List;

/** What a member of a room hears. What a listener throws is logged, and has no other effect. */
public interface RoomListener {
  /**
   * This member is in the room: at first, and again after {@link #onInterrupted}.
   *
   * @param members who else is, in the order in which they came
   */
  default void onOpen(List<String> members) {}

  /** Somebody came. */
  default void onJoined(String member) {}

  /** Somebody went; once for each that came. */
  default void onLeft(String member) {}

  /** A text from a member. */
  default void onText(String member, String text) {}

  /**
   * The transport lost its way, and looks for it again by itself; who is in the room is not known.
   */
  default void onInterrupted() {}

  /**
   * This member is in the room no more: somebody else has its name, the room is full, or the
   * transport is closed. Nothing follows.
   */
  default void onClosed() {}
}
