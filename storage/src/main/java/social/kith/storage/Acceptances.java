package social.kith.storage;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.storage.internal.Row;

/**
 * The invites of others that this node is using, one for each inviter. Codes are sealed at rest.
 * Any thread. Every method throws {@link StoreException} if the database fails.
 */
public final class Acceptances {
  private final Reads reads;
  private final SealedColumn code;

  Acceptances(Reads reads, ColumnCipher cipher) {
    this.reads = reads;
    this.code = new SealedColumn(cipher, "acceptance", "code");
  }

  /** Stores one, in place of an earlier one of the same inviter. */
  public void insert(Tx tx, Acceptance acceptance) {
    byte[] inviter = acceptance.inviter().bytes();
    tx.update(
        "INSERT OR REPLACE INTO acceptance (inviter, code, link_port, started_ms, for_contact)"
            + " VALUES (?, ?, ?, ?, ?)",
        inviter,
        code.seal(inviter, acceptance.code()),
        acceptance.linkPort(),
        acceptance.startedAt().toEpochMilli(),
        acceptance.forContact().map(ContactId::bytes).orElse(null));
  }

  /** Forgets the one of this inviter, if there is one. */
  public void remove(Tx tx, ContactId inviter) {
    tx.update("DELETE FROM acceptance WHERE inviter = ?", inviter.bytes());
  }

  /**
   * All of them.
   *
   * @return oldest first
   */
  public List<Acceptance> all() {
    return reads.list(
        "SELECT inviter, code, link_port, started_ms, for_contact FROM acceptance ORDER BY started_ms, inviter",
        this::read);
  }

  private Acceptance read(Row row) {
    byte[] inviter = row.bytes(1);
    return new Acceptance(
        code.openText(inviter, row.bytes(2)),
        ContactId.of(inviter),
        row.smallNumber(3),
        Instant.ofEpochMilli(row.number(4)),
        row.findBytes(5).map(ContactId::of));
  }
}
