package social.kith.node.feed.search;

import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import social.kith.node.feed.PostChanges;
import social.kith.node.feed.Remarked;
import social.kith.storage.NumberedItem;
import social.kith.storage.SearchSegments.Range;
import social.kith.storage.Store;

/**
 * Keeps the segments of an index: those of 4,096 items are kept on the disk, 16 of them become one,
 * and items after the last one are in memory alone, in parts. One thread builds, any thread reads.
 */
final class IndexBuilder {
  static final int SLOT_ITEMS = 4_096;
  static final int BLOCK_ITEMS = 16 * SLOT_ITEMS;
  private static final int PAGE = 256;
  private static final int MAX_PARTS = 16;

  private final Store store;
  private final ZoneId zone;
  private final BooleanSupplier stopped;
  private final NavigableMap<Long, Segment> segments = new TreeMap<>();
  private volatile List<Segment> newestFirst = List.of();
  private volatile boolean complete;
  private boolean loaded;

  IndexBuilder(Store store, ZoneId zone, BooleanSupplier stopped) {
    this.store = store;
    this.zone = zone;
    this.stopped = stopped;
  }

  /** What there is so far, the newest items first. */
  List<Segment> segments() {
    return newestFirst;
  }

  /** Whether all items are in it, but for those that came since the last {@link #build}. */
  boolean complete() {
    return complete;
  }

  void clear() {
    newestFirst = List.of();
    segments.clear();
  }

  /** Brings the index up to date with the disk, the newest items first. */
  void build() {
    long last = store.items().lastNo();
    // The numbers of items that were deleted at the end are given again.
    segments.values().removeIf(segment -> segment.range().last() > last);
    if (!loaded) {
      load(last);
    }
    forgetGone();
    extendTo(last);
    for (long slot = last / SLOT_ITEMS - 1; slot >= 0 && !stopped.getAsBoolean(); slot--) {
      long first = slot * SLOT_ITEMS;
      if (!isCovered(first)) {
        extend(first, first + SLOT_ITEMS - 1);
      }
      mergeBlock(first);
    }
    complete = complete || !stopped.getAsBoolean();
  }

  private void load(long last) {
    List<Range> kept =
        store.searchSegments().all().stream().filter(range -> range.last() <= last).toList();
    kept.stream().limit(1).forEach(this::load);
    extendTo(last);
    kept.stream().skip(1).forEach(this::load);
    loaded = true;
  }

  private void extendTo(long last) {
    long slot = last / SLOT_ITEMS * SLOT_ITEMS;
    if (last > 0 && !isCovered(slot)) {
      extend(slot, last);
    }
  }

  private void load(Range range) {
    if (!stopped.getAsBoolean()) {
      store
          .searchSegments()
          .find(range)
          .flatMap(Segment::open)
          .filter(segment -> segment.range().equals(range))
          .ifPresent(this::put);
    }
  }

  private boolean isCovered(long first) {
    Map.Entry<Long, Segment> before = segments.floorEntry(first);
    return before != null && before.getValue().range().last() >= first + SLOT_ITEMS - 1;
  }

  /** Adds the items of a slot, up to one, that are not indexed yet. */
  private void extend(long slot, long last) {
    long slotEnd = slot + SLOT_ITEMS - 1;
    Map.Entry<Long, Segment> newest = segments.subMap(slot, true, slotEnd, true).lastEntry();
    long first = newest == null ? slot : newest.getValue().range().last() + 1;
    if (first > last) {
      return;
    }
    Range range = new Range(first, last);
    SegmentBuilder part = new SegmentBuilder(range);
    for (long from = first; from <= last; from += PAGE) {
      if (stopped.getAsBoolean()) {
        return;
      }
      store.items().numbered(from, Math.min(last, from + PAGE - 1)).forEach(i -> add(part, i));
    }
    put(part.build());
    boolean whole = last == slotEnd;
    if (whole || segments.subMap(slot, true, slotEnd, true).size() > MAX_PARTS) {
      merge(new Range(slot, last), whole);
    }
  }

  private void add(SegmentBuilder part, NumberedItem item) {
    Optional<Remarked> remark = Remarked.of(item.item());
    part.add(
        item.no(),
        remark.isPresent()
            ? Term.of(remark.get(), zone)
            : Term.of(PostChanges.newest(store, item), zone));
  }

  private void mergeBlock(long slot) {
    long first = slot / BLOCK_ITEMS * BLOCK_ITEMS;
    Range block = new Range(first, first + BLOCK_ITEMS - 1);
    boolean whole =
        segments.subMap(first, true, block.last(), true).values().stream()
                .filter(s -> s.range().last() - s.range().first() == SLOT_ITEMS - 1)
                .count()
            == BLOCK_ITEMS / SLOT_ITEMS;
    if (whole) {
      merge(block, true);
    }
  }

  /** Makes one segment of all that are in a range. */
  private void merge(Range range, boolean kept) {
    SegmentBuilder whole = new SegmentBuilder(range);
    NavigableMap<Long, Segment> parts = segments.subMap(range.first(), true, range.last(), true);
    parts.values().forEach(part -> whole.addAll(part, new BitSet()));
    Segment merged = whole.build();
    parts.clear();
    put(merged);
    if (kept) {
      store.update(tx -> store.searchSegments().put(tx, range, merged.bytes())).join();
    }
  }

  /** Takes the words of items that were deleted or changed out of the segments they are in. */
  private void forgetGone() {
    List<Long> gone = store.searchSegments().gone();
    if (gone.isEmpty()) {
      return;
    }
    for (Segment segment : List.copyOf(segments.values())) {
      Range range = segment.range();
      List<Long> here =
          gone.stream().filter(no -> no >= range.first() && no <= range.last()).toList();
      if (!here.isEmpty()) {
        rewrite(segment, here);
      }
    }
    store.update(tx -> store.searchSegments().settle(tx, gone)).join();
    var unused = store.erase();
  }

  private void rewrite(Segment segment, List<Long> gone) {
    Range range = segment.range();
    BitSet but = new BitSet();
    gone.forEach(no -> but.set((int) (no - range.first())));
    SegmentBuilder rest = new SegmentBuilder(range);
    rest.addAll(segment, but);
    // A number that was freed may have been given again.
    gone.forEach(no -> store.items().numbered(no, no).forEach(item -> add(rest, item)));
    Segment rewritten = rest.build();
    put(rewritten);
    if (range.last() - range.first() >= SLOT_ITEMS - 1) {
      store.update(tx -> store.searchSegments().put(tx, range, rewritten.bytes())).join();
    }
  }

  private void put(Segment segment) {
    segments.put(segment.range().first(), segment);
    newestFirst = List.copyOf(segments.descendingMap().values());
  }
}
