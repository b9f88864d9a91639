package social.kith.storage;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * Whom own posts are given to after they were shared. Any thread. Every method throws {@link
 * StoreException} if the database fails.
 */
public final class Audiences {
  private final People people;
  private final Deliveries deliveries;

  Audiences(People people, Deliveries deliveries) {
    this.people = people;
    this.deliveries = deliveries;
  }

  /**
   * Adds somebody to those with whom an own post was shared, and queues it for them, then its
   * edits. What others said about it was not for them, and is not.
   *
   * @param tx the transaction
   * @param post an own post
   * @param contact to whom
   * @param at when
   * @return false if it was queued for them before, is not here or was taken back, and then nothing
   *     changes
   * @throws IllegalArgumentException if the contact is not here
   */
  public boolean widen(Tx tx, ItemId post, ContactId contact, Instant at) {
    Optional<Long> no =
        tx.find(
            "SELECT no FROM item WHERE id = ? AND kind = 1 AND retracted_by IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.item = item.no"
                + " AND delivery.contact = (SELECT no FROM contact WHERE id = ?))",
            row -> row.number(1),
            post.bytes(),
            people.name(contact));
    if (no.isEmpty()) {
      return false;
    }
    tx.update(
        "INSERT OR IGNORE INTO item_audience (item, contact, person) VALUES (?, ?, ?)",
        no.get(),
        people.name(contact),
        people.seal("item_audience", contact));
    deliveries.queue(tx, contact, post, at);
    tx.list(
            "SELECT id FROM item WHERE about = ? AND kind = 3 AND retracted_by IS NULL ORDER BY no",
            row -> ItemId.of(row.bytes(1)),
            post.bytes())
        .forEach(change -> deliveries.queue(tx, contact, change, at));
    return true;
  }
}
