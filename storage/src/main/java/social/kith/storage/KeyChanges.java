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

  KeyChanges(Reads reads, Contacts contacts) {
    this.reads = reads;
    this.contacts = contacts;
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
        "DELETE FROM contact WHERE replaces = ? AND id <> ?", former.bytes(), fresh.id().bytes());
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
    Optional<byte[]> found =
        tx.find("SELECT id FROM contact WHERE replaces = ?", row -> row.bytes(1), former.bytes());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    byte[] fresh = found.get();
    queueAgain(tx, former.bytes(), fresh);
    tx.update("UPDATE item_audience SET contact = ? WHERE contact = ?", fresh, former.bytes());
    tx.update("DELETE FROM former_id WHERE id = ?", fresh);
    tx.update(
        "UPDATE former_id SET contact = " + NO + " WHERE contact = " + NO, fresh, former.bytes());
    tx.update("INSERT INTO former_id (id, contact) VALUES (?, " + NO + ")", former.bytes(), fresh);
    tx.update("DELETE FROM contact WHERE id = ?", former.bytes());
    tx.update(
        "UPDATE contact SET replaces = NULL,"
            + " state = CASE state WHEN 'PENDING' THEN 'CONFIRMED' ELSE state END WHERE id = ?",
        fresh);
    return Optional.of(ContactId.of(fresh));
  }

  // Numbered anew without gaps, which a receiver who holds nothing would refuse.
  private static void queueAgain(Tx tx, byte[] former, byte[] fresh) {
    tx.update(
        """
        INSERT INTO delivery (contact, seq, item, queued_ms, missing_blobs)
        SELECT (SELECT no FROM contact WHERE id = ?), row_number() OVER (ORDER BY seq), item,
          queued_ms, (SELECT count(*) FROM item_blob WHERE item_blob.item = delivery.item)
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
    tx.update("DELETE FROM contact WHERE replaces = ?", former.bytes());
  }

  /** The ids that contacts had before, and those that they have now. */
  public Map<ContactId, ContactId> formerIds() {
    return reads
        .list(
            "SELECT former_id.id, contact.id FROM former_id"
                + " JOIN contact ON contact.no = former_id.contact",
            row -> Map.entry(ContactId.of(row.bytes(1)), ContactId.of(row.bytes(2))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
