package social.kith.node.peer;

/** State of a data channel (W3C RTCDataChannelState). */
public enum DataChannelState {
  /** Not open yet: what is sent is kept until it is. */
  CONNECTING,
  /** Messages go both ways. */
  OPEN,
  /** One side has begun to close it. */
  CLOSING,
  /** Over. */
  CLOSED
}
