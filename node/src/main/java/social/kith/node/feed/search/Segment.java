package social.kith.node.feed.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import social.kith.storage.SearchSegments.Range;

/**
 * The terms of the items of a range of numbers, as {@link SegmentBuilder} lays them out: a sorted
 * dictionary, and for each term its items as variable-length differences. Immutable, any thread.
 *
 * <p>1 byte format, 8 bytes each for the first and the last number, 4 bytes for how many terms
 * there are; for each term 4 bytes for where it ends and 4 for where its list ends; the terms; the
 * lists.
 */
final class Segment {
  static final byte FORMAT = 2;
  static final int HEADER_BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;
  static final int ENTRY_BYTES = 2 * Integer.BYTES;

  private final byte[] bytes;
  private final ByteBuffer numbers;
  private final Range range;
  private final int terms;
  private final int termsAt;
  private final int listsAt;

  /** The entries of the dictionary from one on, before another one. */
  private record Entries(int from, int to) {}

  /** Of bytes that a builder made; taken over. */
  Segment(byte[] bytes) {
    this.bytes = bytes;
    this.numbers = ByteBuffer.wrap(bytes);
    this.range = new Range(numbers.getLong(1), numbers.getLong(1 + Long.BYTES));
    this.terms = numbers.getInt(HEADER_BYTES - Integer.BYTES);
    this.termsAt = HEADER_BYTES + terms * ENTRY_BYTES;
    this.listsAt = termsAt + termEnd(terms - 1);
  }

  /** Of bytes that were kept; empty if another version made them. */
  static Optional<Segment> open(byte[] bytes) {
    return bytes.length >= HEADER_BYTES && bytes[0] == FORMAT
        ? Optional.of(new Segment(bytes))
        : Optional.empty();
  }

  Range range() {
    return range;
  }

  /** Shared, not copied. */
  byte[] bytes() {
    return bytes;
  }

  int terms() {
    return terms;
  }

  /** A term by its place in the dictionary; a new array. */
  byte[] term(int entry) {
    return Arrays.copyOfRange(bytes, termsAt + termEnd(entry - 1), termsAt + termEnd(entry));
  }

  /** Adds the items of a dictionary entry, as distances from the first number. */
  void collect(int entry, BitSet items) {
    int end = listsAt + listEnd(entry);
    int item = -1;
    for (int at = listsAt + listEnd(entry - 1); at < end; at++) {
      int difference = bytes[at] & 0x7f;
      for (int shift = 7; bytes[at] < 0; shift += 7) {
        difference |= (bytes[++at] & 0x7f) << shift;
      }
      item += difference;
      items.set(item);
    }
  }

  /** Adds the items of a term. */
  void collect(Term term, BitSet items) {
    Entries entries = entries(term);
    for (int entry = entries.from; entry < entries.to; entry++) {
      collect(entry, items);
    }
  }

  /** The terms that begin so, or are so. */
  List<String> terms(Term wanted) {
    Entries entries = entries(wanted);
    List<String> found = new ArrayList<>();
    for (int entry = entries.from; entry < entries.to; entry++) {
      found.add(new String(term(entry), StandardCharsets.UTF_8));
    }
    return found;
  }

  /** How much there is to read for a term: 0 if no item has it. */
  int sizeBytes(Term term) {
    Entries entries = entries(term);
    return listEnd(entries.to - 1) - listEnd(entries.from - 1);
  }

  private Entries entries(Term term) {
    byte[] wanted = term.bytes();
    int from = search(0, wanted, false);
    if (term.prefix()) {
      return new Entries(from, search(from, wanted, true));
    }
    boolean found = from < terms && compare(from, wanted, Integer.MAX_VALUE) == 0;
    return new Entries(from, found ? from + 1 : from);
  }

  /** The first entry, from one on, that does not come before these bytes, or begin with them. */
  private int search(int from, byte[] wanted, boolean pastPrefix) {
    int low = from;
    int high = terms;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, wanted, pastPrefix ? wanted.length : Integer.MAX_VALUE);
      if (order < 0 || (pastPrefix && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int compare(int entry, byte[] wanted, int maxBytes) {
    int from = termsAt + termEnd(entry - 1);
    int to = termsAt + termEnd(entry);
    int end = to - from > maxBytes ? from + maxBytes : to;
    return Arrays.compareUnsigned(bytes, from, end, wanted, 0, wanted.length);
  }

  private int termEnd(int entry) {
    return entry < 0 ? 0 : numbers.getInt(HEADER_BYTES + entry * ENTRY_BYTES);
  }

  private int listEnd(int entry) {
    return entry < 0 ? 0 : numbers.getInt(HEADER_BYTES + entry * ENTRY_BYTES + Integer.BYTES);
  }
}
