package social.kith.node;

/**
 * Whether the node is open.
 *
 * @param locked whether it takes the passphrase before anything can be read or sent
 * @param passphrase whether there is one
 */
public record LockView(boolean locked, boolean passphrase) {}
