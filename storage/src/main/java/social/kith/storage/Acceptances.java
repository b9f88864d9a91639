package social.kith.storage;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.storage.internal.Row;

/**
 * The invites of others that this node is using, one for each inviter. Codes, and whose they are,
 * are sealed at rest. Any thread. Every method throws {@link StoreException} if the database fails.
 */
public final class Acceptances {
  private final Reads reads;
  private final People people;
  private final SealedColumn code;
  private final SealedColumn forContact;

  Acceptances(Reads reads, ColumnCipher cipher, People people) {
    this.reads = reads;
    this.people = people;
    this.forContact = people.column("acceptance", "for_contact");
    this.code = new SealedColumn(cipher, "acceptance", "code");
  }

  /** Stores one, in place of an earlier one of the same inviter. */
  public void insert(Tx tx, Acceptance acceptance) {
    byte[] name = people.name(acceptance.inviter());
    tx.update(
        "INSERT OR REPLACE INTO acceptance (inviter, person, code, link_port, started_ms,"
            + " for_contact) VALUES (?, ?, ?, ?, ?, ?)",
        name,
        people.seal("acceptance", acceptance.inviter()),
        code.seal(acceptance.inviter().bytes(), acceptance.code()),
        acceptance.linkPort(),
        acceptance.startedAt().toEpochMilli(),
        acceptance.forContact().map(id -> forContact.seal(name, id.bytes())).orElse(null));
  }

  /** Forgets the one of this inviter, if there is one. */
  public void remove(Tx tx, ContactId inviter) {
    tx.update("DELETE FROM acceptance WHERE inviter = ?", people.name(inviter));
  }

  /**
   * All of them.
   *
   * @return oldest first
   */
  public List<Acceptance> all() {
    return reads.list(
        "SELECT inviter, person, code, link_port, started_ms, for_contact FROM acceptance"
            + " ORDER BY started_ms, inviter",
        this::read);
  }

  private Acceptance read(Row row) {
    byte[] name = row.bytes(1);
    ContactId inviter = people.open("acceptance", name, row.bytes(2));
    return new Acceptance(
        code.openText(inviter.bytes(), row.bytes(3)),
        inviter,
        row.smallNumber(4),
        Instant.ofEpochMilli(row.number(5)),
        row.findBytes(6).map(whom -> ContactId.of(forContact.open(name, whom))));
  }
}
