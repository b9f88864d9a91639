package social.kith.storage;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.ContactId;

/**
 * What contacts' nodes did that they must not, until it is forgotten. Any thread. Every method
 * throws {@link StoreException} if the database fails.
 */
public final class Offences {
  private final Reads reads;
  private final People people;

  Offences(Reads reads, People people) {
    this.reads = reads;
    this.people = people;
  }

  /** Counts one more. Nothing happens if the contact is not here. */
  public void add(Tx tx, ContactId contact, Offence.Kind kind, Instant at) {
    tx.update(
        """
        INSERT INTO offence (contact, kind, times, first_ms, last_ms)
        SELECT no, ?1, 1, ?2, ?2 FROM contact WHERE id = ?3
        ON CONFLICT (contact, kind) DO UPDATE SET times = times + 1, last_ms = excluded.last_ms\
        """,
        kind.name(),
        at.toEpochMilli(),
        people.name(contact));
  }

  /** What a contact's node did, the latest first. */
  public List<Offence> of(ContactId contact) {
    return reads.list(
        "SELECT kind, times, first_ms, last_ms FROM offence"
            + " WHERE contact = (SELECT no FROM contact WHERE id = ?) ORDER BY last_ms DESC, kind",
        row ->
            new Offence(
                Offence.Kind.valueOf(row.text(1)),
                row.smallNumber(2),
                Instant.ofEpochMilli(row.number(3)),
                Instant.ofEpochMilli(row.number(4))),
        people.name(contact));
  }

  /** Forgets what a contact's node did. */
  public void forget(Tx tx, ContactId contact) {
    tx.update(
        "DELETE FROM offence WHERE contact = (SELECT no FROM contact WHERE id = ?)",
        people.name(contact));
  }
}
