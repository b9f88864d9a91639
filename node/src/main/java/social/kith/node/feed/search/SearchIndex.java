package social.kith.node.feed.search;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.StoredPost;
import social.kith.node.loop.RepeatedWork;
import social.kith.storage.Store;

/**
 * The words of all posts, in memory while the node is open. It is read from its sealed segments, or
 * built from the posts, on a thread of its own, the newest ones first. Any thread.
 */
public final class SearchIndex implements AutoCloseable {
  private final Store store;
  private final IndexBuilder builder;
  private final RepeatedWork work;

  /**
   * A post that was found.
   *
   * @param no its number on this disk, where a search goes on
   */
  public record Hit(long no, StoredPost post) {}

  /**
   * A page of a search.
   *
   * @param hits those that came to this disk last first
   * @param complete false while older posts are still being read
   */
  public record Found(List<Hit> hits, boolean complete) {}

  /** An index of this store, empty until {@link #update}. */
  public SearchIndex(Store store) {
    this.store = store;
    this.builder = new IndexBuilder(store, ZoneId.systemDefault(), this::isClosed);
    this.work = new RepeatedWork("kith-search", builder::build);
  }

  private boolean isClosed() {
    return work.isClosed();
  }

  /** Takes up, in the background, what was stored or deleted since. */
  public void update() {
    work.request();
  }

  /**
   * Posts that match.
   *
   * @param before only posts of lower numbers than this
   * @param limit how many at most
   */
  public Found find(SearchQuery query, long before, int limit) {
    boolean complete = builder.complete();
    List<Hit> hits = new ArrayList<>();
    for (Segment segment : builder.segments()) {
      long first = segment.range().first();
      if (first < before && hits.size() < limit) {
        BitSet items = query.matches(segment);
        int from = (int) Math.min(segment.range().last(), before - 1) - (int) first;
        for (int i = items.previousSetBit(from); i >= 0; i = items.previousSetBit(i - 1)) {
          if (hits.size() == limit) {
            break;
          }
          hit(first + i).ifPresent(hits::add);
        }
      }
    }
    return new Found(hits, complete);
  }

  /** Empty if the item has gone since it was indexed, or its words have. */
  private Optional<Hit> hit(long no) {
    return store
        .items()
        .find(no)
        .map(Feed::read)
        .filter(stored -> stored.post().isPresent())
        .map(stored -> new Hit(no, stored));
  }

  /**
   * How much the items of each author take on the disk, in bytes as they were signed; of what was
   * read so far.
   */
  public Map<ContactId, Long> signedBytes() {
    Map<ContactId, Long> bytes = new HashMap<>();
    for (Segment segment : builder.segments()) {
      long[] sizes = store.items().signedBytes(segment.range().first(), segment.range().last());
      Term.itemsByAuthor(segment)
          .forEach(
              (author, items) ->
                  bytes.merge(author, items.stream().mapToLong(i -> sizes[i]).sum(), Long::sum));
    }
    return bytes;
  }

  /** Whether all posts were read. */
  public boolean complete() {
    return builder.complete();
  }

  /** Drops all words from memory. */
  @Override
  public void close() {
    work.close();
    builder.clear();
  }
}
