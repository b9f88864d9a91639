package social.kith.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ColumnCipher;
import social.kith.storage.internal.Row;

/**
 * Posts that were written and put by. What was written is sealed at rest. Any thread. Every method
 * throws {@link StoreException} if the database fails.
 */
public final class PostDrafts {
  private static final String SELECT =
      "SELECT id, content, saved_ms, (SELECT coalesce(group_concat(photo), '') FROM post_draft_photo"
          + " WHERE post_draft = no) FROM post_draft";
  private static final String NO = "(SELECT no FROM post_draft WHERE id = ?)";

  private final Reads reads;
  private final SealedColumn content;

  PostDrafts(Reads reads, ColumnCipher cipher) {
    this.reads = reads;
    this.content = new SealedColumn(cipher, "post_draft", "content");
  }

  /**
   * Stores one, in place of what is there under its id. Its photos, each of which has to be here,
   * belong to it from now on.
   */
  public void put(Tx tx, PostDraft draft) {
    tx.update(
        "INSERT INTO post_draft (id, content, saved_ms) VALUES (?, ?, ?) ON CONFLICT (id)"
            + " DO UPDATE SET content = excluded.content, saved_ms = excluded.saved_ms",
        draft.id(),
        content.seal(row(draft.id()), draft.content()),
        draft.savedAt().toEpochMilli());
    tx.update("DELETE FROM post_draft_photo WHERE post_draft = " + NO, draft.id());
    for (String photo : draft.photos()) {
      tx.update(
          "INSERT OR REPLACE INTO post_draft_photo (photo, post_draft) VALUES (?, " + NO + ")",
          photo,
          draft.id());
    }
  }

  /** Forgets one with its photos, whose blobs stay until {@link Blobs#sweep}. */
  public void delete(Tx tx, String id) {
    tx.update(
        "DELETE FROM draft WHERE id IN"
            + " (SELECT photo FROM post_draft_photo WHERE post_draft = "
            + NO
            + ")",
        id);
    tx.update("DELETE FROM post_draft WHERE id = ?", id);
  }

  /** One of them, if it is here. */
  public Optional<PostDraft> find(String id) {
    return reads.find(SELECT + " WHERE id = ?", this::read, id);
  }

  /**
   * All of them.
   *
   * @return what was put by last comes first
   */
  public List<PostDraft> all() {
    return reads.list(SELECT + " ORDER BY saved_ms DESC, no DESC", this::read);
  }

  /** How many there are. */
  public long count() {
    return reads.number("SELECT count(*) FROM post_draft");
  }

  private PostDraft read(Row row) {
    String id = row.text(1);
    String photos = row.text(4);
    return new PostDraft(
        id,
        content.open(row(id), row.bytes(2)),
        photos.isEmpty() ? List.of() : List.of(photos.split(",")),
        Instant.ofEpochMilli(row.number(3)));
  }

  private static byte[] row(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }
}
