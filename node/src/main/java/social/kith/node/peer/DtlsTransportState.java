package social.kith.node.peer;

/** State of the encrypted transport (W3C RTCDtlsTransportState). */
public enum DtlsTransportState {
  /** No handshake was begun. */
  NEW,
  /** The handshake is under way. */
  CONNECTING,
  /** The handshake is done and the other side's certificate is the one described. */
  CONNECTED,
  /** Ended by the other side. */
  CLOSED,
  /** The handshake failed: as a rule the certificate of a side is not the one described. */
  FAILED
}
