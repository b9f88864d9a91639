package social.kith.node.meet;

import java.util.Collection;
import social.kith.node.contact.ContactLink;

/**
 * Loop-owned. A way to find contacts that there is no link to: through a contact of both, a broker,
 * the local network. Whatever it is, it sees ciphertext and tags that change (docs/protocol.md,
 * "Meeting").
 */
public interface Carrier extends AutoCloseable {
  /**
   * These contacts are looked for from now on, and no others. Called again when nothing changed.
   */
  void lookFor(Collection<ContactLink> lost);

  /** This machine is in other networks than before, or slept. */
  default void moved() {}

  /** Ends it; nobody is looked for. */
  @Override
  void close();
}
