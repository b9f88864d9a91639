package social.kith.node.feed.search;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The items that match a query, worked out segment by segment as they are asked for. One thread.
 */
final class Matches {
  private final SearchQuery query;
  private final List<Segment> segments;
  private final Map<Segment, BitSet> items = new HashMap<>();

  Matches(SearchQuery query, List<Segment> segments) {
    this.query = query;
    this.segments = segments;
  }

  /** Those of a segment, as distances from its first number; shared. */
  BitSet in(Segment segment) {
    return items.computeIfAbsent(segment, query::matches);
  }

  /** Whether the item of a number is one. */
  boolean has(long no) {
    return segments.stream()
        .filter(it -> it.range().first() <= no && no <= it.range().last())
        .anyMatch(it -> in(it).get((int) (no - it.range().first())));
  }
}
