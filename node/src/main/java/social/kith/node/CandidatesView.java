package social.kith.node;

/**
 * The two ends of a link, as ICE sees them (RFC 8445).
 *
 * @param own this node's end
 * @param theirs the contact's end
 * @param protocol by which this node's end is reached: udp, or that of its relay
 */
public record CandidatesView(Kind own, Kind theirs, String protocol) {
  /** Where the address of an end comes from. */
  public enum Kind {
    /** An interface of the machine. */
    HOST,
    /** As a STUN server sees it. */
    SRFLX,
    /** As the other side sees it. */
    PRFLX,
    /** A TURN server. */
    RELAY
  }
}
