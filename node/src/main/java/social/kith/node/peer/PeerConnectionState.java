package social.kith.node.peer;

/** State of a connection as a whole (W3C RTCPeerConnectionState). */
public enum PeerConnectionState {
  /** Nothing was tried yet, or it waits for candidates. */
  NEW,
  /** It tries to reach the other side. */
  CONNECTING,
  /** Both sides hear each other and the encryption stands. */
  CONNECTED,
  /** The other side was not heard for a while; this may pass. */
  DISCONNECTED,
  /** All candidates failed, or the encryption did. New candidates may help against the former. */
  FAILED,
  /** Closed by this side. */
  CLOSED
}
