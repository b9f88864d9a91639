package social.kith.storage;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.BlobId;
import social.kith.crypto.ColumnCipher;
import social.kith.storage.internal.Row;

/**
 * Photos prepared but not yet posted. What is known of them is sealed at rest. Any thread. Every
 * method throws {@link StoreException} if the database fails.
 */
public final class Drafts {
  private static final String SELECT = "SELECT id, meta, blobs, created_ms FROM draft";
  private static final int BLOB_ID_BYTES = 32;

  private final Reads reads;
  private final SealedColumn meta;

  Drafts(Reads reads, ColumnCipher cipher) {
    this.reads = reads;
    this.meta = new SealedColumn(cipher, "draft", "meta");
  }

  /** Stores a draft, in place of what is there under its id. */
  public void put(Tx tx, Draft draft) {
    tx.update(
        "INSERT OR REPLACE INTO draft (id, meta, blobs, created_ms) VALUES (?, ?, ?, ?)",
        draft.id(),
        meta.seal(row(draft.id()), draft.meta()),
        join(draft.blobs()),
        draft.createdAt().toEpochMilli());
  }

  /** One draft, if it is here. */
  public Optional<Draft> find(String id) {
    return reads.find(SELECT + " WHERE id = ?", this::read, id);
  }

  /** Forgets a draft; its blobs stay until {@link Blobs#sweep}. */
  public void delete(Tx tx, String id) {
    tx.update("DELETE FROM draft WHERE id = ?", id);
  }

  /** Whether a photo is part of a draft. */
  public boolean refersTo(BlobId blob) {
    return reads.number("SELECT count(*) FROM draft WHERE instr(blobs, ?) > 0", blob.bytes()) > 0;
  }

  /**
   * All drafts.
   *
   * @return oldest first
   */
  public List<Draft> all() {
    return reads.list(SELECT + " ORDER BY created_ms, id", this::read);
  }

  /**
   * Drafts that belong to no post that was put by.
   *
   * @return oldest first
   */
  public List<Draft> loose() {
    return reads.list(
        SELECT
            + " WHERE NOT EXISTS (SELECT 1 FROM post_draft_photo WHERE photo = id)"
            + " ORDER BY created_ms, id",
        this::read);
  }

  private Draft read(Row row) {
    String id = row.text(1);
    return new Draft(
        id,
        meta.open(row(id), row.bytes(2)),
        split(row.bytes(3)),
        Instant.ofEpochMilli(row.number(4)));
  }

  private static byte[] row(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(List<BlobId> blobs) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(blobs.size() * BLOB_ID_BYTES);
    blobs.forEach(blob -> joined.writeBytes(blob.bytes()));
    return joined.toByteArray();
  }

  private static List<BlobId> split(byte[] joined) {
    ByteBuffer in = ByteBuffer.wrap(joined);
    List<BlobId> blobs = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] id = new byte[BLOB_ID_BYTES];
      in.get(id);
      blobs.add(BlobId.of(id));
    }
    return blobs;
  }
}
