package social.kith.node.peer.internal;

/**
 * What a native data channel tells. Called on a thread of libwebrtc: hand over and return; never
 * close anything, never take a lock that a caller of native code may hold.
 */
public interface ChannelEvents {
  /** The channel went into this state: CONNECTING, OPEN, CLOSING or CLOSED. */
  void state(String state);

  /**
   * A message came.
   *
   * @param data a copy, owned by the receiver
   * @param binary false for text in UTF-8
   */
  void message(byte[] data, boolean binary);
}
