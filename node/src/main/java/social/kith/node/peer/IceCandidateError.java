package social.kith.node.peer;

/**
 * A STUN or TURN server gave no candidate (W3C RTCPeerConnectionIceErrorEvent).
 *
 * @param url its address, as it was given
 * @param errorCode what the server answered (RFC 8489 section 14.8): 401 for wrong credentials; or
 *     701, it does not answer
 * @param errorText what the server said beside it; may be empty
 */
public record IceCandidateError(String url, int errorCode, String errorText) {
  /** Wrong credentials. */
  public static final int UNAUTHORIZED = 401;

  /** The server does not answer. */
  public static final int NO_ANSWER = 701;
}
