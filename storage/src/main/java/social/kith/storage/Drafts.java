package social.kith.storage;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.BlobId;
import social.kith.crypto.ColumnCipher;

/** Photos that are not part of a post yet. What is kept about them is sealed. */
public final class Drafts {
  private static final String SELECT = "SELECT id, meta, blobs, created_at FROM drafts";
  private static final int ID_BYTES = 32;

  private final Database database;
  private final Columns columns;

  Drafts(Database database, ColumnCipher cipher) {
    this.database = database;
    this.columns = new Columns(cipher, "drafts");
  }

  /** Adds one. */
  public void put(Tx tx, Draft draft) {
    ByteArrayOutputStream blobs = new ByteArrayOutputStream();
    draft.blobs().forEach(blob -> blobs.writeBytes(blob.bytes()));
    tx.sql()
        .update(
            "INSERT INTO drafts (id, meta, blobs, created_at) VALUES (?, ?, ?, ?)",
            draft.id(),
            columns.seal("meta", Columns.bytes(draft.id()), draft.meta()),
            blobs.toByteArray(),
            draft.createdAt().toEpochMilli());
  }

  /** One of them. */
  public Optional<Draft> find(String id) {
    return database.read(sql -> sql.first(this::read, SELECT + " WHERE id = ?", id));
  }

  /** Forgets one; its images stay until they are swept. */
  public void delete(Tx tx, String id) {
    tx.sql().update("DELETE FROM drafts WHERE id = ?", id);
  }

  /** All, oldest first. */
  public List<Draft> all() {
    return database.read(sql -> sql.list(this::read, SELECT + " ORDER BY created_at, id"));
  }

  private Draft read(ResultSet row) throws SQLException {
    String id = row.getString("id");
    byte[] packed = row.getBytes("blobs");
    List<BlobId> blobs = new ArrayList<>();
    for (int at = 0; at < packed.length; at += ID_BYTES) {
      blobs.add(BlobId.of(Arrays.copyOfRange(packed, at, at + ID_BYTES)));
    }
    return new Draft(
        id,
        columns.open(row, "meta", Columns.bytes(id)),
        List.copyOf(blobs),
        Columns.time(row, "created_at"));
  }
}
