package social.kith.node.peer.internal;

/**
 * A session description.
 *
 * @param type OFFER, PR_ANSWER, ANSWER or ROLLBACK
 * @param sdp its text
 */
public record NativeDescription(String type, String sdp) {}
