package social.kith.node.peer.signaling;

import social.kith.node.peer.DataChannel;
import social.kith.node.peer.internal.EventInbox;

/** How much of a room's events is kept. */
final class RoomInbox {
  private static final int EVENT_BYTES = 256;

  private RoomInbox() {}

  /** Keeps messages, and so many bytes more for each event. */
  static EventInbox<RoomEvent> create() {
    return new EventInbox<>(DataChannel.MAX_UNDELIVERED_BYTES, RoomInbox::sizeBytes);
  }

  private static long sizeBytes(RoomEvent event) {
    if (event instanceof RoomEvent.Message message) {
      return EVENT_BYTES + message.data().length;
    }
    return EVENT_BYTES + (event instanceof RoomEvent.RoomMessage m ? 2L * m.text().length() : 0);
  }
}
