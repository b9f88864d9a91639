package social.kith.node.feed.search;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import social.kith.storage.SearchSegments.Range;

/** Gathers the terms of items and lays them out as a {@link Segment}. For one thread. */
final class SegmentBuilder {
  private final Range range;
  private final Map<String, Numbers> lists = new HashMap<>();

  /** Distances from the first number, in any order. */
  private static final class Numbers {
    private int[] values = new int[2];
    private int count;

    void add(int value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    void writeDifferences(ByteArrayOutputStream out) {
      Arrays.sort(values, 0, count);
      int last = -1;
      for (int i = 0; i < count; i++) {
        int difference = values[i] - last;
        last = values[i];
        while (difference > 0x7f) {
          out.write(difference & 0x7f | 0x80);
          difference >>>= 7;
        }
        out.write(difference);
      }
    }
  }

  /** A term in UTF-8, by whose bytes a dictionary is sorted. */
  private record Entry(byte[] term, Numbers numbers) {}

  SegmentBuilder(Range range) {
    this.range = range;
  }

  /** Adds an item, once. */
  void add(long no, Collection<String> terms) {
    int value = Math.toIntExact(no - range.first());
    terms.forEach(term -> numbers(term).add(value));
  }

  /**
   * Adds all items of a segment within the range.
   *
   * @param but distances, from the segment's first number, of items that are left out
   */
  void addAll(Segment segment, BitSet but) {
    int shift = Math.toIntExact(segment.range().first() - range.first());
    for (int entry = 0; entry < segment.terms(); entry++) {
      BitSet items = new BitSet();
      segment.collect(entry, items);
      items.andNot(but);
      if (!items.isEmpty()) {
        Numbers numbers = numbers(new String(segment.term(entry), StandardCharsets.UTF_8));
        items.stream().forEach(item -> numbers.add(item + shift));
      }
    }
  }

  private Numbers numbers(String term) {
    return lists.computeIfAbsent(term, unused -> new Numbers());
  }

  Segment build() {
    List<Entry> entries =
        lists.entrySet().stream()
            .map(e -> new Entry(e.getKey().getBytes(StandardCharsets.UTF_8), e.getValue()))
            .sorted((a, b) -> Arrays.compareUnsigned(a.term, b.term))
            .toList();
    int headBytes = Segment.HEADER_BYTES + entries.size() * Segment.ENTRY_BYTES;
    ByteBuffer head = ByteBuffer.allocate(headBytes);
    head.put(Segment.FORMAT).putLong(range.first()).putLong(range.last()).putInt(entries.size());
    ByteArrayOutputStream terms = new ByteArrayOutputStream();
    ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      terms.writeBytes(entry.term);
      entry.numbers.writeDifferences(numbers);
      head.putInt(terms.size()).putInt(numbers.size());
    }
    byte[] bytes =
        ByteBuffer.allocate(headBytes + terms.size() + numbers.size())
            .put(head.array())
            .put(terms.toByteArray())
            .put(numbers.toByteArray())
            .array();
    return new Segment(bytes);
  }
}
