package social.kith.node.peer;

/** What one of two peers is to the other one. */
public enum PeerRole {
  /** Makes the channel and the first offer, and goes on with its own where both offer at once. */
  INITIATOR,
  /** Takes the channel that comes, and takes its own offer back where both offer at once. */
  ANSWERER
}
