package social.kith.storage;

import java.net.InetSocketAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.Secret;

/** People this node is paired with. Names, addresses and pair secrets are sealed. */
public final class Contacts {
  private static final String SELECT =
      "SELECT contact_id, identity_key, name, state, link_port, addresses, pairing_code,"
          + " paired_at, last_seen_at FROM contacts";

  private final Database database;
  private final Columns columns;

  Contacts(Database database, ColumnCipher cipher) {
    this.database = database;
    this.columns = new Columns(cipher, "contacts");
  }

  /**
   * Adds a contact, or pairs anew with one that is there; what is queued for them stays.
   *
   * @param pairSecret borrowed
   */
  public void put(Tx tx, Contact contact, Secret pairSecret) {
    byte[] id = contact.id().bytes();
    tx.sql()
        .update(
            "INSERT INTO contacts (contact_id, identity_key, name, state, link_port, addresses,"
                + " pair_secret, pairing_code, paired_at, last_seen_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (contact_id) DO UPDATE SET name = excluded.name,"
                + " state = excluded.state, link_port = excluded.link_port,"
                + " addresses = excluded.addresses, pair_secret = excluded.pair_secret,"
                + " pairing_code = excluded.pairing_code, paired_at = excluded.paired_at",
            id,
            contact.key().bytes(),
            columns.seal("name", id, contact.name()),
            contact.state().name(),
            contact.linkPort(),
            columns.seal("addresses", id, PackedAddresses.pack(contact.addresses())),
            columns.seal("pair_secret", id, pairSecret.copyBytes()),
            contact.pairingCode(),
            contact.pairedAt().toEpochMilli(),
            Columns.millis(contact.lastSeenAt()));
  }

  /** Both agree to share. */
  public void confirm(Tx tx, ContactId id) {
    set(tx, id, "state", ContactState.CONFIRMED.name());
  }

  /** They call themselves something else. */
  public void rename(Tx tx, ContactId id, String name) {
    set(tx, id, "name", columns.seal("name", id.bytes(), name));
  }

  /** They are somewhere else. */
  public void addresses(Tx tx, ContactId id, List<InetSocketAddress> addresses) {
    set(
        tx,
        id,
        "addresses",
        columns.seal("addresses", id.bytes(), PackedAddresses.pack(addresses)));
  }

  /** A session with them ended. */
  public void seen(Tx tx, ContactId id, Instant at) {
    set(tx, id, "last_seen_at", at.toEpochMilli());
  }

  /** This node waits for them on another port. */
  public void linkPort(Tx tx, ContactId id, int port) {
    set(tx, id, "link_port", port);
  }

  private static void set(Tx tx, ContactId id, String column, Object value) {
    tx.sql()
        .update("UPDATE contacts SET " + column + " = ? WHERE contact_id = ?", value, id.bytes());
  }

  /** Forgets a contact and what was queued for them. Items that they wrote stay. */
  public void remove(Tx tx, ContactId id) {
    tx.sql().update("DELETE FROM deliveries WHERE contact_id = ?", id.bytes());
    tx.sql().update("DELETE FROM blob_deliveries WHERE contact_id = ?", id.bytes());
    tx.sql().update("DELETE FROM contacts WHERE contact_id = ?", id.bytes());
  }

  /** All contacts, by name. */
  public List<Contact> all() {
    return database.read(sql -> sql.list(this::read, SELECT)).stream()
        .sorted(Comparator.comparing(Contact::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** One contact. */
  public Optional<Contact> find(ContactId id) {
    return database.read(
        sql -> sql.first(this::read, SELECT + " WHERE contact_id = ?", id.bytes()));
  }

  /** The pair secret with a contact; the caller closes it. */
  public Optional<Secret> pairSecret(ContactId id) {
    return database.read(
        sql ->
            sql.first(
                row -> Secret.of(columns.open(row, "pair_secret", id.bytes())),
                "SELECT pair_secret FROM contacts WHERE contact_id = ?",
                id.bytes()));
  }

  private Contact read(ResultSet row) throws SQLException {
    byte[] id = row.getBytes("contact_id");
    return new Contact(
        ContactId.of(id),
        IdentityKey.of(row.getBytes("identity_key")),
        columns.openText(row, "name", id),
        ContactState.valueOf(row.getString("state")),
        row.getInt("link_port"),
        PackedAddresses.unpack(columns.open(row, "addresses", id)),
        row.getString("pairing_code"),
        Columns.time(row, "paired_at"),
        Columns.optionalTime(row, "last_seen_at"));
  }
}
