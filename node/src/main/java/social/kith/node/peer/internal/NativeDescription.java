package social.kith.node.peer.internal;

/**
 * A session description.
 *
 * @param type OFFER, PR_ANSWER, ANSWER or ROLLBACK
 * @param sdp its text
 */
public record NativeDescription(String type, String sdp) {
  /** Shows no addresses and no credentials. */
  @Override
  public String toString() {
    return "NativeDescription[" + type + "]";
  }
}
