package social.kith.node.peer;

/** Where the address of a candidate comes from (W3C RTCIceCandidateType). */
public enum CandidateType {
  /** An interface of the machine. */
  HOST,
  /** As a STUN server sees it. */
  SRFLX,
  /** As the other side sees it. */
  PRFLX,
  /** A relay (TURN). */
  RELAY
}
