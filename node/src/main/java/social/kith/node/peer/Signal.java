package social.kith.node.peer;

/**
 * What one peer has to get to the other, in order, over any way there is (a link, a room, a text
 * that a person carries), so that they connect. The way must be one that nobody can change things
 * on: it carries the fingerprints by which they know each other.
 */
public sealed interface Signal {
  /** A description: an offer, an answer. Never a rollback, which is a peer's own affair. */
  record Sdp(SessionDescription description) implements Signal {}

  /** A candidate that was found later. */
  record Candidate(IceCandidate candidate) implements Signal {}
}
