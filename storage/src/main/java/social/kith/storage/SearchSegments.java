package social.kith.storage;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ColumnCorruptException;

/**
 * What is kept on the disk of the index of all words: sealed parts of it, each for the items of a
 * range of numbers. They can be made again from the items at any time. Any thread. Every method
 * throws {@link StoreException} if the database fails.
 */
public final class SearchSegments {
  private final Reads reads;
  private final SealedColumn words;

  SearchSegments(Reads reads, ColumnCipher cipher) {
    this.reads = reads;
    this.words = new SealedColumn(cipher, "search_segment", "words");
  }

  /**
   * Which items a segment covers.
   *
   * @param first number of the first one
   * @param last number of the last one
   */
  public record Range(long first, long last) {}

  /** The segments that are here, those of the newest items first. */
  public List<Range> all() {
    return reads.list(
        "SELECT first, last FROM search_segment ORDER BY first DESC",
        row -> new Range(row.number(1), row.number(2)));
  }

  /** The content of a segment; empty if it is not here or is damaged. */
  public Optional<byte[]> find(Range range) {
    return reads
        .find(
            "SELECT words FROM search_segment WHERE first = ? AND last = ?",
            row -> row.bytes(1),
            range.first(),
            range.last())
        .flatMap(content -> open(range, content));
  }

  private Optional<byte[]> open(Range range, byte[] sealed) {
    try {
      return Optional.of(words.open(row(range), sealed));
    } catch (ColumnCorruptException e) {
      return Optional.empty();
    }
  }

  /** Keeps a segment, borrowed, in place of all whose items it covers. */
  public void put(Tx tx, Range range, byte[] content) {
    tx.update(
        "DELETE FROM search_segment WHERE first BETWEEN ? AND ?", range.first(), range.last());
    tx.update(
        "INSERT INTO search_segment (first, last, words) VALUES (?, ?, ?)",
        range.first(),
        range.last(),
        words.seal(row(range), content));
  }

  /** Numbers of items that were deleted or changed since a segment was told of it. */
  public List<Long> gone() {
    return reads.list("SELECT item FROM search_gone ORDER BY item", row -> row.number(1));
  }

  /** No segment holds a word any more that these items no longer have. */
  public void settle(Tx tx, Collection<Long> gone) {
    gone.forEach(item -> tx.update("DELETE FROM search_gone WHERE item = ?", item));
  }

  private static byte[] row(Range range) {
    return ByteBuffer.allocate(Long.BYTES).putLong(range.first()).array();
  }
}
