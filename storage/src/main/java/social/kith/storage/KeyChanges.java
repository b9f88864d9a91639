package social.kith.storage;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import social.kith.crypto.ContactId;
import social.kith.crypto.Secret;

/**
 * Contacts who came back with another key. The new one is a contact of its own that replaces the
 * former one, until the person acknowledges or refuses it. Any thread. Every method throws {@link
 * StoreException} if the database fails.
 */
public final class KeyChanges {
  private static final String NO = "(SELECT no FROM contact WHERE id = ?)";

  private final Reads reads;
  private final Contacts contacts;
  private final People people;

  KeyChanges(Reads reads, Contacts contacts, People people) {
    this.reads = reads;
    this.contacts = contacts;
    this.people = people;
  }

  /**
   * Stores what is said to be a contact's new key, in place of an earlier one, and takes back that
   * the former one was verified.
   *
   * @param tx the transaction
   * @param fresh its standing says whom it replaces
   * @param pairSecret borrowed
   * @throws IllegalArgumentException if it replaces nobody
   */
  public void insert(Tx tx, Contact fresh, Secret pairSecret) {
    ContactId former =
        fresh
            .standing()
            .replaces()
            .orElseThrow(() -> new IllegalArgumentException("it replaces nobody"));
    tx.update(
        "DELETE FROM contact WHERE replaces = ? AND id <> ?",
        people.name(former),
        people.name(fresh.id()));
    contacts.verified(tx, former, Optional.empty());
    contacts.put(tx, fresh, pairSecret);
  }

  /**
   * Makes the new key the contact's only one. Everything ever queued for them is queued again, in
   * the same order, as whoever has a new key may have lost it all; the former id stays known.
   *
   * @return the contact's id from now on; empty if there is no new key
   */
  public Optional<ContactId> acknowledge(Tx tx, ContactId former) {
    byte[] formerName = people.name(former);
    Optional<ContactId> found =
        tx.find(
            "SELECT id, identity_key FROM contact WHERE replaces = ?",
            row -> people.openKey(row.bytes(1), row.bytes(2)).contactId(),
            formerName);
    found.ifPresent(fresh -> replace(tx, former, formerName, fresh, people.name(fresh)));
    return found;
  }

  private void replace(
      Tx tx, ContactId former, byte[] formerName, ContactId fresh, byte[] freshName) {
    queueAgain(tx, formerName, freshName);
    tx.update(
        "UPDATE item_audience SET contact = ?, person = ? WHERE contact = ?",
        freshName,
        people.seal("item_audience", fresh),
        formerName);
    tx.update(
        "UPDATE circle_member SET contact = " + NO + " WHERE contact = " + NO,
        freshName,
        formerName);
    tx.update(
        "INSERT INTO author (name, muted_ms) SELECT ?, muted_ms FROM author WHERE name = ?"
            + " ON CONFLICT (name) DO UPDATE SET muted_ms = excluded.muted_ms",
        freshName,
        formerName);
    tx.update("DELETE FROM former_id WHERE id = ?", freshName);
    tx.update(
        "UPDATE former_id SET contact = " + NO + " WHERE contact = " + NO, freshName, formerName);
    tx.update(
        "INSERT INTO former_id (id, person, contact) VALUES (?, ?, " + NO + ")",
        formerName,
        people.seal("former_id", former),
        freshName);
    tx.update("DELETE FROM contact WHERE id = ?", formerName);
    tx.update(
        "UPDATE contact SET replaces = NULL,"
            + " state = CASE state WHEN 'PENDING' THEN 'CONFIRMED' ELSE state END WHERE id = ?",
        freshName);
  }

  // Numbered anew without gaps, which a receiver who holds nothing would refuse.
  private static void queueAgain(Tx tx, byte[] former, byte[] fresh) {
    tx.update(
        """
        INSERT INTO delivery (contact, seq, item, queued_ms, is_change, missing_blobs)
        SELECT (SELECT no FROM contact WHERE id = ?), row_number() OVER (ORDER BY seq), item,
          queued_ms, is_change, (SELECT count(*) FROM item_blob WHERE item_blob.item = delivery.item)
        FROM delivery WHERE contact = (SELECT no FROM contact WHERE id = ?)""",
        fresh,
        former);
    tx.update(
        "UPDATE contact SET last_given_seq = (SELECT count(*) FROM delivery"
            + " WHERE delivery.contact = contact.no) WHERE id = ?",
        fresh);
  }

  /** Forgets the new key of a contact. Nothing happens if there is none. */
  public void refuse(Tx tx, ContactId former) {
    tx.update("DELETE FROM contact WHERE replaces = ?", people.name(former));
  }

  /** The ids that contacts had before, and those that they have now. */
  public Map<ContactId, ContactId> formerIds() {
    return reads
        .list(
            "SELECT former_id.id, former_id.person, contact.id, contact.identity_key FROM former_id"
                + " JOIN contact ON contact.no = former_id.contact",
            row ->
                Map.entry(
                    people.open("former_id", row.bytes(1), row.bytes(2)),
                    people.openKey(row.bytes(3), row.bytes(4)).contactId()))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
