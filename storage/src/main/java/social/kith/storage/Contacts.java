package social.kith.storage;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.Secret;
import social.kith.storage.internal.Row;

/**
 * The people this person is linked with. Who they are, where, and what is shared with them alone is
 * sealed at rest. Any thread. Every method throws {@link StoreException} if the database fails.
 */
public final class Contacts {
  private static final String SELECT =
      "SELECT contact.id, contact.identity_key, contact.name, contact.state, contact.link_port,"
          + " contact.addresses, contact.pairing_code, contact.paired_ms, contact.seen_ms,"
          + " contact.verified_ms, contact.blocked_ms, former.id, former.identity_key, fresh.id, fresh.identity_key"
          + " FROM contact LEFT JOIN contact AS former ON former.id = contact.replaces"
          + " LEFT JOIN contact AS fresh ON fresh.replaces = contact.id";
  private static final Comparator<Contact> BY_NAME =
      Comparator.comparing(Contact::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Contact::name)
          .thenComparing(Contact::id);

  private final Reads reads;
  private final People people;
  private final SealedColumn name;
  private final SealedColumn addresses;
  private final SealedColumn pairingCode;
  private final SealedColumn pairSecret;
  private final SealedColumn weeklyKey;
  private final SealedColumn hostName;

  Contacts(Reads reads, ColumnCipher cipher, People people) {
    this.reads = reads;
    this.people = people;
    this.name = new SealedColumn(cipher, "contact", "name");
    this.addresses = new SealedColumn(cipher, "contact", "addresses");
    this.pairingCode = new SealedColumn(cipher, "contact", "pairing_code");
    this.pairSecret = new SealedColumn(cipher, "contact", "pair_secret");
    this.weeklyKey = new SealedColumn(cipher, "contact", "weekly_key");
    this.hostName = new SealedColumn(cipher, "contact", "host_name");
  }

  /**
   * Stores a contact, in place of what is there under this id. The numbers of their sequences and
   * their deliveries stay, and their standing. Where there was none, they may still hold something
   * from before: see {@link Deliveries#settle}.
   *
   * @param tx the transaction
   * @param contact the contact; its addresses are resolved
   * @param pairSecret what both sides derive all of the link from; borrowed
   */
  public void put(Tx tx, Contact contact, Secret pairSecret) {
    byte[] id = contact.id().bytes();
    tx.update(
        """
        INSERT INTO contact (id, identity_key, name, state, link_port, addresses, pairing_code,
          paired_ms, seen_ms, verified_ms, blocked_ms, replaces, pair_secret, used_invite, settled_seq)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
        ON CONFLICT (id) DO UPDATE SET
          identity_key = excluded.identity_key, name = excluded.name, state = excluded.state,
          link_port = excluded.link_port, addresses = excluded.addresses,
          pairing_code = excluded.pairing_code, paired_ms = excluded.paired_ms,
          seen_ms = excluded.seen_ms, verified_ms = excluded.verified_ms, pair_secret = excluded.pair_secret,
          used_invite = excluded.used_invite, confirmed_ms = NULL""",
        people.name(contact.id()),
        people.sealKey(contact.key()),
        name.seal(id, contact.name()),
        contact.state().name(),
        contact.linkPort(),
        addresses.seal(id, AddressList.encode(contact.addresses())),
        pairingCode.seal(id, contact.pairingCode()),
        contact.pairedAt().toEpochMilli(),
        contact.lastSeenAt().map(Instant::toEpochMilli).orElse(null),
        contact.verifiedAt().map(Instant::toEpochMilli).orElse(null),
        contact.standing().blockedAt().map(Instant::toEpochMilli).orElse(null),
        contact.standing().replaces().map(people::name).orElse(null),
        this.pairSecret.seal(id, pairSecret),
        contact.state() == ContactState.PENDING ? 1 : 0);
  }

  /** Makes a contact {@link ContactState#CONFIRMED}. Nothing happens if it is not here. */
  public void confirm(Tx tx, ContactId id) {
    tx.update("UPDATE contact SET state = 'CONFIRMED' WHERE id = ?", people.name(id));
  }

  /** The same, as they confirmed this person. */
  public void confirmedBy(Tx tx, ContactId id, Instant at) {
    confirm(tx, id);
    tx.update(
        "UPDATE contact SET confirmed_ms = ? WHERE id = ?", at.toEpochMilli(), people.name(id));
  }

  /** They called, and nobody answered. */
  public void missedCall(Tx tx, ContactId id, Instant at) {
    tx.update(
        "UPDATE contact SET missed_call_ms = ? WHERE id = ?", at.toEpochMilli(), people.name(id));
  }

  /** Changes a contact's name. Nothing happens if it is not here. */
  public void rename(Tx tx, ContactId id, String name) {
    byte[] sealed = this.name.seal(id.bytes(), name);
    tx.update("UPDATE contact SET name = ? WHERE id = ?", sealed, people.name(id));
  }

  /**
   * Changes where a contact was reached last. Nothing happens if it is not here.
   *
   * @throws IllegalArgumentException if one of the addresses is not resolved
   */
  public void addresses(Tx tx, ContactId id, List<InetSocketAddress> addresses) {
    byte[] sealed = this.addresses.seal(id.bytes(), AddressList.encode(addresses));
    tx.update("UPDATE contact SET addresses = ? WHERE id = ?", sealed, people.name(id));
  }

  /** Keeps when a contact was linked last. Nothing happens if it is not here. */
  public void seen(Tx tx, ContactId id, Instant at) {
    tx.update("UPDATE contact SET seen_ms = ? WHERE id = ?", at.toEpochMilli(), people.name(id));
  }

  /** Keeps when the person verified a contact, or that they did not. Nothing if it is not here. */
  public void verified(Tx tx, ContactId id, Optional<Instant> at) {
    tx.update(
        "UPDATE contact SET verified_ms = ? WHERE id = ?",
        at.map(Instant::toEpochMilli).orElse(null),
        people.name(id));
  }

  /** Keeps by which name a contact is reached, as they told it. Nothing if they are not here. */
  public void hostName(Tx tx, ContactId id, Optional<byte[]> told) {
    byte[] sealed = told.map(bytes -> hostName.seal(id.bytes(), bytes)).orElse(null);
    tx.update("UPDATE contact SET host_name = ? WHERE id = ?", sealed, people.name(id));
  }

  /** By which name a contact is reached, as they told it. */
  public Optional<byte[]> hostName(ContactId id) {
    return reads.find(
        "SELECT host_name FROM contact WHERE id = ? AND host_name IS NOT NULL",
        row -> hostName.open(id.bytes(), row.bytes(1)),
        people.name(id));
  }

  /** Keeps a contact's weekly key, as they signed it. Nothing happens if they are not here. */
  public void weeklyKey(Tx tx, ContactId id, byte[] signed) {
    byte[] sealed = weeklyKey.seal(id.bytes(), signed);
    tx.update("UPDATE contact SET weekly_key = ? WHERE id = ?", sealed, people.name(id));
  }

  /**
   * A contact's weekly key, as they signed it.
   *
   * @return empty if the contact is not here or told none so far
   */
  public Optional<byte[]> weeklyKey(ContactId id) {
    return reads.find(
        "SELECT weekly_key FROM contact WHERE id = ? AND weekly_key IS NOT NULL",
        row -> weeklyKey.open(id.bytes(), row.bytes(1)),
        people.name(id));
  }

  /** Keeps when the person blocked a contact, or that they did not. Nothing if it is not here. */
  public void blocked(Tx tx, ContactId id, Optional<Instant> at) {
    tx.update(
        "UPDATE contact SET blocked_ms = ? WHERE id = ?",
        at.map(Instant::toEpochMilli).orElse(null),
        people.name(id));
  }

  /** Changes the port on which the link to a contact waits. Nothing happens if it is not here. */
  public void linkPort(Tx tx, ContactId id, int port) {
    tx.update("UPDATE contact SET link_port = ? WHERE id = ?", port, people.name(id));
  }

  /**
   * Removes a contact, and what is said to be their new key, with its pair secret, its deliveries
   * and the numbers of both sequences. Items they wrote stay, and they stay in the audience of what
   * was shared with them.
   */
  public void remove(Tx tx, ContactId id) {
    tx.update("DELETE FROM contact WHERE id = ?1 OR replaces = ?1", people.name(id));
  }

  /**
   * All contacts.
   *
   * @return by name, upper and lower case alike
   */
  public List<Contact> all() {
    return reads.list(SELECT, this::read).stream().sorted(BY_NAME).toList();
  }

  /** One contact, if it is here. */
  public Optional<Contact> find(ContactId id) {
    return reads.find(SELECT + " WHERE contact.id = ?", this::read, people.name(id));
  }

  /**
   * A contact's pair secret.
   *
   * @return owned by the caller; empty if the contact is not here
   */
  public Optional<Secret> pairSecret(ContactId id) {
    return reads.find(
        "SELECT pair_secret FROM contact WHERE id = ?",
        row -> pairSecret.openSecret(id.bytes(), row.bytes(1)),
        people.name(id));
  }

  private Contact read(Row row) {
    IdentityKey key = people.openKey(row.bytes(1), row.bytes(2));
    byte[] id = key.contactId().bytes();
    return new Contact(
        key.contactId(),
        key,
        name.openText(id, row.bytes(3)),
        ContactState.valueOf(row.text(4)),
        row.smallNumber(5),
        AddressList.decode(addresses.open(id, row.bytes(6))),
        pairingCode.openText(id, row.bytes(7)),
        Instant.ofEpochMilli(row.number(8)),
        time(row.findNumber(9)),
        time(row.findNumber(10)),
        new Standing(time(row.findNumber(11)), person(row, 12), person(row, 14)));
  }

  /** Whose name and identity key these columns are. */
  private Optional<ContactId> person(Row row, int column) {
    return row.findBytes(column)
        .map(name -> people.openKey(name, row.bytes(column + 1)).contactId());
  }

  private static Optional<Instant> time(OptionalLong ms) {
    return ms.isPresent() ? Optional.of(Instant.ofEpochMilli(ms.getAsLong())) : Optional.empty();
  }
}
