package social.kith.storage;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;

/**
 * A person this node is paired with.
 *
 * @param id names them
 * @param key their identity
 * @param name as they call themselves
 * @param state how far the pairing has come
 * @param linkPort UDP port on which this node waits for them
 * @param addresses where they were last, best first
 * @param pairingCode 6 digits, the same on both screens
 * @param pairedAt when they were stored
 * @param lastSeenAt when the last session ended
 */
public record Contact(
    ContactId id,
    IdentityKey key,
    String name,
    ContactState state,
    int linkPort,
    List<InetSocketAddress> addresses,
    String pairingCode,
    Instant pairedAt,
    Optional<Instant> lastSeenAt) {

  /** Copies the addresses. */
  public Contact {
    addresses = List.copyOf(addresses);
  }

  /** The same contact with another name. */
  public Contact withName(String changed) {
    return new Contact(
        id, key, changed, state, linkPort, addresses, pairingCode, pairedAt, lastSeenAt);
  }

  /** The same contact in another state. */
  public Contact withState(ContactState changed) {
    return new Contact(
        id, key, name, changed, linkPort, addresses, pairingCode, pairedAt, lastSeenAt);
  }

  /** The same contact with another port of ours. */
  public Contact withLinkPort(int changed) {
    return new Contact(id, key, name, state, changed, addresses, pairingCode, pairedAt, lastSeenAt);
  }

  /** The same contact at other addresses. */
  public Contact withAddresses(List<InetSocketAddress> changed) {
    return new Contact(id, key, name, state, linkPort, changed, pairingCode, pairedAt, lastSeenAt);
  }

  /** The same contact, last seen at another time. */
  public Contact withLastSeenAt(Instant changed) {
    return new Contact(
        id, key, name, state, linkPort, addresses, pairingCode, pairedAt, Optional.of(changed));
  }

  /** Shows neither name nor addresses. */
  @Override
  public String toString() {
    return "Contact[" + id.shortHex() + ", " + state + "]";
  }
}
