package social.kith.storage;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;

/**
 * Somebody this person is linked with. The pair secret is kept apart: {@link
 * Contacts#pairSecret(ContactId)}.
 *
 * @param id the hash of the key
 * @param key their identity
 * @param name what they call themselves
 * @param state how far the pairing has got
 * @param linkPort the UDP port of this node on which the link to them waits
 * @param addresses where they were reached last, resolved
 * @param pairingCode the digits both screens showed while pairing
 * @param pairedAt when the pairing was done, to the millisecond
 * @param lastSeenAt when they were linked last, to the millisecond
 * @param verifiedAt when the person compared safety numbers with them, to the millisecond
 * @param standing what keeps them from being linked with, if anything
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
    Optional<Instant> lastSeenAt,
    Optional<Instant> verifiedAt,
    Standing standing) {

  /** Copies the addresses. */
  public Contact {
    addresses = List.copyOf(addresses);
  }

  /** The same contact with another name. */
  public Contact withName(String changed) {
    return new Contact(
        id,
        key,
        changed,
        state,
        linkPort,
        addresses,
        pairingCode,
        pairedAt,
        lastSeenAt,
        verifiedAt,
        standing);
  }

  /** The same contact in another state. */
  public Contact withState(ContactState changed) {
    return new Contact(
        id,
        key,
        name,
        changed,
        linkPort,
        addresses,
        pairingCode,
        pairedAt,
        lastSeenAt,
        verifiedAt,
        standing);
  }

  /** The same contact with another port of ours. */
  public Contact withLinkPort(int changed) {
    return new Contact(
        id,
        key,
        name,
        state,
        changed,
        addresses,
        pairingCode,
        pairedAt,
        lastSeenAt,
        verifiedAt,
        standing);
  }

  /** The same contact at other addresses, copied. */
  public Contact withAddresses(List<InetSocketAddress> changed) {
    return new Contact(
        id,
        key,
        name,
        state,
        linkPort,
        changed,
        pairingCode,
        pairedAt,
        lastSeenAt,
        verifiedAt,
        standing);
  }

  /** The same contact, last linked at another time. */
  public Contact withLastSeenAt(Instant changed) {
    return new Contact(
        id,
        key,
        name,
        state,
        linkPort,
        addresses,
        pairingCode,
        pairedAt,
        Optional.of(changed),
        verifiedAt,
        standing);
  }

  /** The same contact, verified at this time, or not any more. */
  public Contact withVerifiedAt(Optional<Instant> changed) {
    return new Contact(
        id,
        key,
        name,
        state,
        linkPort,
        addresses,
        pairingCode,
        pairedAt,
        lastSeenAt,
        changed,
        standing);
  }

  /** The same contact in another standing. */
  public Contact withStanding(Standing changed) {
    return new Contact(
        id,
        key,
        name,
        state,
        linkPort,
        addresses,
        pairingCode,
        pairedAt,
        lastSeenAt,
        verifiedAt,
        changed);
  }

  /** Shows neither name nor addresses. */
  @Override
  public String toString() {
    return "Contact[" + id.shortHex() + ", " + state + "]";
  }
}
