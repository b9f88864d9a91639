package social.kith.node.peer;

/** Which candidates a connection may use (W3C RTCIceTransportPolicy). */
public enum IceTransportPolicy {
  /** Any. */
  ALL,
  /** Those of a TURN server alone: the other side learns no address of this machine. */
  RELAY
}
