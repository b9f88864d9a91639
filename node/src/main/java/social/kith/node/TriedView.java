package social.kith.node;

/**
 * Addresses that were tried together.
 *
 * @param source how this node came to know them
 * @param addresses how many they are
 */
public record TriedView(Source source, int addresses) {
  /** How a node came to know where somebody may be. */
  public enum Source {
    /** It stood in an invite, or in the reply to one. */
    INVITE,
    /** They said it themselves, or were met there. */
    LAST_SESSION,
    /** It came through a contact of both. */
    CONTACT,
    /** They are seen on the same network. */
    LOCAL_NETWORK,
    /** It came through a broker that both use. */
    BROKER,
    /** It is what the name stands for that they gave. */
    HOST_NAME
  }
}
