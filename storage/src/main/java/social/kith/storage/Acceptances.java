package social.kith.storage;

import java.util.List;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;

/** Invites of others that this node is using. Codes are sealed. */
public final class Acceptances {
  private final Database database;
  private final Columns columns;

  Acceptances(Database database, ColumnCipher cipher) {
    this.database = database;
    this.columns = new Columns(cipher, "acceptances");
  }

  /** Adds one, in place of an earlier one of the same inviter. */
  public void insert(Tx tx, Acceptance acceptance) {
    byte[] inviter = acceptance.inviter().bytes();
    tx.sql()
        .update(
            "INSERT OR REPLACE INTO acceptances (inviter, code, link_port, started_at)"
                + " VALUES (?, ?, ?, ?)",
            inviter,
            columns.seal("code", inviter, acceptance.code()),
            acceptance.linkPort(),
            acceptance.startedAt().toEpochMilli());
  }

  /** Forgets one. */
  public void remove(Tx tx, ContactId inviter) {
    tx.sql().update("DELETE FROM acceptances WHERE inviter = ?", inviter.bytes());
  }

  /** All, oldest first. */
  public List<Acceptance> all() {
    return database.read(
        sql ->
            sql.list(
                row -> {
                  byte[] inviter = row.getBytes("inviter");
                  return new Acceptance(
                      columns.openText(row, "code", inviter),
                      ContactId.of(inviter),
                      row.getInt("link_port"),
                      Columns.time(row, "started_at"));
                },
                "SELECT inviter, code, link_port, started_at FROM acceptances"
                    + " ORDER BY started_at"));
  }
}
