package social.kith.node.feed.search;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import social.kith.crypto.ContactId;
import social.kith.node.loop.RepeatedWork;
import social.kith.storage.Store;

/**
 * The words of all posts and replies, in memory while the node is open. It is read from its sealed
 * segments, or built from the posts, on a thread of its own, the newest ones first. Any thread.
 */
public final class SearchIndex implements AutoCloseable {
  private final Store store;
  private final ZoneId zone = ZoneId.systemDefault();
  private final IndexBuilder builder;
  private final RepeatedWork work;

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
    this.builder = new IndexBuilder(store, zone, this::isClosed);
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
   * Posts that match, or a reply to which does, each once: by what came last.
   *
   * @param before only what has lower numbers than this
   * @param limit how many at most
   * @param hidden people whose replies are not found
   */
  public Found find(SearchQuery query, long before, int limit, Predicate<ContactId> hidden) {
    boolean complete = builder.complete();
    Hits hits = new Hits(store, zone, query, builder.segments(), hidden);
    return new Found(hits.before(before, limit), complete);
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
