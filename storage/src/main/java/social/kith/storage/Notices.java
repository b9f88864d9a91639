package social.kith.storage;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * What a person is told of, found in what is stored: nothing is kept for it but a few times. What
 * people do who are muted or blocked is left out. Any thread. Every method throws {@link
 * StoreException} if the database fails.
 */
public final class Notices {
  private static final String NOT_HEARD =
      "SELECT name FROM author WHERE muted_ms IS NOT NULL"
          + " UNION SELECT id FROM contact WHERE blocked_ms IS NOT NULL"
          + " UNION SELECT former_id.id FROM former_id"
          + " JOIN contact ON contact.no = former_id.contact WHERE blocked_ms IS NOT NULL";

  private final Reads reads;
  private final People people;
  private final Items items;

  Notices(Reads reads, People people, Items items) {
    this.reads = reads;
    this.people = people;
    this.items = items;
  }

  /**
   * What others said: reactions and replies to own posts, and replies to posts of others that came
   * after an own reply to these.
   *
   * @param after only what came later than this
   * @param limit how many at most
   * @return what came last first
   */
  public List<Remarks.Kept> said(ContactId self, Instant after, int limit) {
    return reads.list(
        "SELECT item.id, item.author, item.kind, item.created_ms, item.received_ms, item.signed,"
            + " remark.id FROM item JOIN remark ON remark.item = item.no"
            + " JOIN item AS post ON post.id = remark.post"
            + " WHERE item.kind = 7 AND item.received_ms > ?1 AND remark.kind IN (4, 5)"
            + " AND remark.writer <> ?2 AND remark.writer NOT IN ("
            + NOT_HEARD
            + ") AND (post.author_no = (SELECT no FROM author WHERE name = ?2)"
            + " OR (remark.kind = 4 AND EXISTS (SELECT 1 FROM remark AS own WHERE"
            + " own.post = remark.post AND own.writer = ?2 AND own.kind = 4"
            + " AND own.item < item.no)))"
            + " ORDER BY item.received_ms DESC, item.no DESC LIMIT ?3",
        row -> new Remarks.Kept(ItemId.of(row.bytes(7)), items.read(row)),
        after.toEpochMilli(),
        people.name(self),
        limit);
  }

  /** What happened with a contact. */
  public enum Event {
    /** They used an own invite. */
    USED_INVITE,
    /** They confirmed this person, who had used an invite of theirs. */
    CONFIRMED,
    /** They came with another key, which is not acknowledged yet. */
    NEW_KEY,
    /** They called, and nobody answered; only the last time is kept. */
    CALLED
  }

  /**
   * Something that happened with a contact.
   *
   * @param contact of a new key: the former one
   */
  public record Met(ContactId contact, Event event, Instant at) {}

  /** What happened with contacts later than a time, in no order. */
  public List<Met> met(Instant after) {
    return reads.list(
        "SELECT id, identity_key, 0, paired_ms FROM contact WHERE used_invite = 1"
            + " AND replaces IS NULL AND paired_ms > ?1 AND id NOT IN ("
            + NOT_HEARD
            + ") UNION ALL SELECT id, identity_key, 1, confirmed_ms FROM contact"
            + " WHERE replaces IS NULL AND confirmed_ms > ?1 AND id NOT IN ("
            + NOT_HEARD
            + ") UNION ALL SELECT former.id, former.identity_key, 2, fresh.paired_ms FROM contact"
            + " AS fresh JOIN contact AS former ON former.id = fresh.replaces"
            + " WHERE fresh.paired_ms > ?1 AND former.id NOT IN ("
            + NOT_HEARD
            + ") UNION ALL SELECT id, identity_key, 3, missed_call_ms FROM contact"
            + " WHERE replaces IS NULL AND missed_call_ms > ?1 AND id NOT IN ("
            + NOT_HEARD
            + ")",
        row ->
            new Met(
                people.openKey(row.bytes(1), row.bytes(2)).contactId(),
                Event.values()[row.smallNumber(3)],
                Instant.ofEpochMilli(row.number(4))),
        after.toEpochMilli());
  }
}
