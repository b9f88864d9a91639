package social.kith.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;

/**
 * What people say about themselves: signed items, of which the newest of each person counts. Any
 * thread. Every method throws {@link StoreException} if the database fails.
 */
public final class Profiles {
  /** {@link Item#kind} of a profile. */
  public static final int KIND = 8;

  private static final String OF_AUTHOR =
      " kind = 8 AND author_no = (SELECT no FROM author WHERE name = ?)";
  private static final String NEWEST =
      "SELECT "
          + Items.COLUMNS
          + " FROM item WHERE"
          + OF_AUTHOR
          + " AND retracted_by IS NULL ORDER BY no DESC LIMIT 1";
  private static final byte[] NOTHING = {};

  private final Reads reads;
  private final People people;
  private final Items items;
  private final Deliveries deliveries;
  private final SealedColumn signed;

  Profiles(Reads reads, ColumnCipher cipher, People people, Items items, Deliveries deliveries) {
    this.reads = reads;
    this.people = people;
    this.items = items;
    this.deliveries = deliveries;
    this.signed = new SealedColumn(cipher, "item", "signed");
  }

  /**
   * Stores a profile, in place of the earlier ones of its author, of which nothing stays. Where one
   * of these was queued, the new one goes in its place.
   *
   * @param tx the transaction
   * @param profile its signature has been verified
   * @return false if it was here before, and then nothing changes
   */
  public boolean put(Tx tx, Item profile) {
    if (!items.insert(tx, profile, Set.of(), List.of())) {
      return false;
    }
    byte[] fresh = profile.id().bytes();
    byte[] author = people.name(profile.author());
    for (byte[] earlier :
        tx.list(
            "SELECT id FROM item WHERE" + OF_AUTHOR + " AND id <> ?",
            row -> row.bytes(1),
            author,
            fresh)) {
      tx.update(
          "UPDATE item SET signed = ?, retracted_by = (SELECT no FROM item WHERE id = ?)"
              + " WHERE id = ?",
          signed.seal(earlier, NOTHING),
          fresh,
          earlier);
    }
    tx.update(
        "DELETE FROM item WHERE"
            + OF_AUTHOR
            + " AND id <> ? AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.item = item.no)",
        author,
        fresh);
    return true;
  }

  /** The profile of a person, if they have one. */
  public Optional<Item> find(ContactId person) {
    return reads.find(NEWEST, items::read, people.name(person));
  }

  /** The same as the transaction sees it. */
  public Optional<Item> find(Tx tx, ContactId person) {
    return tx.find(NEWEST, items::read, people.name(person));
  }

  /** Queues the profile of a person for a contact, unless there is none, or it was. */
  public void queue(Tx tx, ContactId self, ContactId contact, Instant at) {
    find(tx, self).map(Item::id).ifPresent(id -> deliveries.queue(tx, contact, id, at));
  }
}
