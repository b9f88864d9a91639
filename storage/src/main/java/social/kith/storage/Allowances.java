package social.kith.storage;

import java.util.OptionalLong;
import social.kith.crypto.ContactId;
import social.kith.storage.internal.Row;

/**
 * What each contact may bring onto this disk, and how much they have brought in items. Any thread.
 * Every method throws {@link StoreException} if the database fails.
 */
public final class Allowances {
  private static final String SELECT =
      "SELECT original_bytes, max_items, max_item_bytes, max_photo_bytes FROM contact WHERE id = ?";

  private final Reads reads;
  private final People people;

  /**
   * What a contact has brought.
   *
   * @param items how many items
   * @param bytes how large these are together, as signed
   */
  public record Held(long items, long bytes) {}

  Allowances(Reads reads, People people) {
    this.reads = reads;
    this.people = people;
  }

  /** What a contact may bring; the default if they are not here. */
  public Allowance find(ContactId contact) {
    return reads.find(SELECT, Allowances::read, people.name(contact)).orElse(Allowance.DEFAULT);
  }

  /** Changes what a contact may bring. Nothing happens if they are not here. */
  public void put(Tx tx, ContactId contact, Allowance allowance) {
    tx.update(
        "UPDATE contact SET original_bytes = ?, max_items = ?, max_item_bytes = ?,"
            + " max_photo_bytes = ? WHERE id = ?",
        allowance.originalBytes(),
        allowance.items(),
        allowance.itemBytes(),
        allowance.photoBytes(),
        people.name(contact));
  }

  /** What a contact has brought in items; nothing if they are not here. */
  public Held held(ContactId contact) {
    return reads
        .find(
            "SELECT held_items, held_item_bytes FROM contact WHERE id = ?",
            row -> new Held(row.number(1), row.number(2)),
            people.name(contact))
        .orElse(new Held(0, 0));
  }

  /** Adds what a contact just brought. Nothing happens if they are not here. */
  public void add(Tx tx, ContactId contact, int items, long bytes) {
    tx.update(
        "UPDATE contact SET held_items = held_items + ?, held_item_bytes = held_item_bytes + ?"
            + " WHERE id = ?",
        items,
        bytes,
        people.name(contact));
  }

  private static Allowance read(Row row) {
    Allowance usual = Allowance.DEFAULT;
    return new Allowance(
        or(row.findNumber(1), usual.originalBytes()),
        or(row.findNumber(2), usual.items()),
        or(row.findNumber(3), usual.itemBytes()),
        or(row.findNumber(4), usual.photoBytes()));
  }

  private static long or(OptionalLong chosen, long usual) {
    return chosen.orElse(usual);
  }
}
