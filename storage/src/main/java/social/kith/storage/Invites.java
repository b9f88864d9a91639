package social.kith.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.Secret;

/** Invites that this node made. Codes and seeds are sealed. */
public final class Invites {
  private static final String SELECT =
      "SELECT id, code, link_seed, link_port, created_at, expires_at, state, used_by FROM invites";

  private final Database database;
  private final Columns columns;

  Invites(Database database, ColumnCipher cipher) {
    this.database = database;
    this.columns = new Columns(cipher, "invites");
  }

  /** Adds an open invite. */
  public void insert(Tx tx, Invite invite) {
    byte[] id = Columns.bytes(invite.id());
    tx.sql()
        .update(
            "INSERT INTO invites (id, code, link_seed, link_port, created_at, expires_at, state)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
            invite.id(),
            columns.seal("code", id, invite.code()),
            columns.seal("link_seed", id, invite.linkSeed().copyBytes()),
            invite.linkPort(),
            invite.createdAt().toEpochMilli(),
            invite.expiresAt().toEpochMilli(),
            invite.state().name());
  }

  /** Ends an open invite and deletes its code; one that has ended stays as it is. */
  public void close(Tx tx, String id, InviteState state, Optional<ContactId> usedBy) {
    tx.sql()
        .update(
            "UPDATE invites SET state = ?, used_by = ?, code = NULL WHERE id = ? AND state = ?",
            state.name(),
            usedBy.map(ContactId::bytes).orElse(null),
            id,
            InviteState.OPEN.name());
  }

  /** All invites, newest first. */
  public List<Invite> all() {
    return database.read(sql -> sql.list(this::read, SELECT + " ORDER BY created_at DESC, id"));
  }

  /** One invite. */
  public Optional<Invite> find(String id) {
    return database.read(sql -> sql.first(this::read, SELECT + " WHERE id = ?", id));
  }

  /** Deletes invites that expired before this time. */
  public void deleteOlderThan(Tx tx, Instant time) {
    tx.sql().update("DELETE FROM invites WHERE expires_at < ?", time.toEpochMilli());
  }

  private Invite read(ResultSet row) throws SQLException {
    String id = row.getString("id");
    byte[] context = Columns.bytes(id);
    boolean open = row.getBytes("code") != null;
    byte[] usedBy = row.getBytes("used_by");
    return new Invite(
        id,
        open ? columns.openText(row, "code", context) : "",
        Secret.of(columns.open(row, "link_seed", context)),
        row.getInt("link_port"),
        Columns.time(row, "created_at"),
        Columns.time(row, "expires_at"),
        InviteState.valueOf(row.getString("state")),
        usedBy == null ? Optional.empty() : Optional.of(ContactId.of(usedBy)));
  }
}
