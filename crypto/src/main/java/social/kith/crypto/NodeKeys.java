package social.kith.crypto;

/**
 * The two keys of a node: who it is, and what its database is sealed with. Whoever has them is this
 * person; without them nothing in the folder can be read. Any thread; closing while another thread
 * uses them is the caller's bug.
 */
public final class NodeKeys implements AutoCloseable {
  private final Identity identity;
  private final Secret storageKey;

  /** Takes over both. */
  private NodeKeys(Identity identity, Secret storageKey) {
    this.identity = identity;
    this.storageKey = storageKey;
  }

  /**
   * New keys, of nobody so far.
   *
   * @return owned by the caller
   */
  public static NodeKeys generate() {
    return new NodeKeys(Identity.generate(), Secret.random());
  }

  /**
   * The keys of a seed and a storage key.
   *
   * @param identitySeed borrowed, copied
   * @param storageKey borrowed, copied
   * @return owned by the caller
   */
  public static NodeKeys of(Secret identitySeed, Secret storageKey) {
    return new NodeKeys(Identity.fromSeed(identitySeed), storageKey.copy());
  }

  /**
   * Who this node is.
   *
   * @return borrowed: it is closed with these keys
   */
  public Identity identity() {
    return identity;
  }

  /**
   * The key of the database.
   *
   * @return borrowed: it is closed with these keys
   */
  public Secret storageKey() {
    return storageKey;
  }

  /** Wipes both from memory. Closing again does nothing. */
  @Override
  public void close() {
    identity.close();
    storageKey.close();
  }

  /** Says only whose keys these are. */
  @Override
  public String toString() {
    return "NodeKeys(" + identity.id() + ")";
  }
}
