package social.kith.node.feed.search;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import social.kith.crypto.ContactId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.PostChanges;
import social.kith.node.feed.Remarked;
import social.kith.node.feed.StoredPost;
import social.kith.storage.NumberedItem;
import social.kith.storage.Store;

/** Reads what a query matches, each post once. For one search and one thread. */
final class Hits {
  private final Store store;
  private final ZoneId zone;
  private final SearchQuery query;
  private final List<Segment> newestFirst;
  private final Matches matches;
  private final Predicate<ContactId> hidden;

  /**
   * @param hidden people whose replies are not found
   */
  Hits(
      Store store,
      ZoneId zone,
      SearchQuery query,
      List<Segment> newestFirst,
      Predicate<ContactId> hidden) {
    this.store = store;
    this.zone = zone;
    this.query = query;
    this.newestFirst = newestFirst;
    this.matches = new Matches(query, newestFirst);
    this.hidden = hidden;
  }

  /** Those of lower numbers than one, the highest first. */
  List<Hit> before(long before, int limit) {
    List<Hit> hits = new ArrayList<>();
    for (Segment segment : newestFirst) {
      long first = segment.range().first();
      if (first < before && hits.size() < limit) {
        BitSet items = matches.in(segment);
        int from = (int) (Math.min(segment.range().last(), before - 1) - first);
        for (int i = items.previousSetBit(from); i >= 0; i = items.previousSetBit(i - 1)) {
          if (hits.size() == limit) {
            break;
          }
          find(first + i).filter(this::isNewest).ifPresent(hits::add);
        }
      }
    }
    return hits;
  }

  /** Empty if the item has gone since it was indexed, or its words have. */
  private Optional<Hit> find(long no) {
    return store.items().numbered(no, no).stream()
        .findFirst()
        .flatMap(item -> Remarked.of(item.item()).isPresent() ? reply(no) : post(item));
  }

  private Optional<Hit> reply(long no) {
    return store
        .remarks()
        .replies()
        .find(no)
        .map(Remarked::read)
        .filter(reply -> !hidden.test(reply.writer()))
        .flatMap(
            reply ->
                store
                    .items()
                    .find(reply.said().post())
                    .map(Feed::read)
                    .filter(post -> post.post().isPresent())
                    .map(post -> new Hit(no, post, OptionalInt.empty(), Optional.of(reply))));
  }

  private Optional<Hit> post(NumberedItem item) {
    StoredPost newest = PostChanges.newest(store, item);
    return newest
        .post()
        .map(
            post ->
                new Hit(item.no(), Feed.read(item.item()), photo(newest, post), Optional.empty()));
  }

  private OptionalInt photo(StoredPost stored, Post post) {
    Set<String> terms = Term.withoutDescriptions(stored, zone);
    return query.isMetBy(terms)
        ? OptionalInt.empty()
        : IntStream.range(0, post.photos().size())
            .filter(i -> query.isMetBy(Term.of(post.photos().get(i).alt()), terms))
            .findFirst();
  }

  /** Whether the post has not been found by something that came later. */
  private boolean isNewest(Hit hit) {
    return store.remarks().replies().numbers(hit.post().item().id()).stream()
        .takeWhile(no -> no > hit.no())
        .noneMatch(no -> matches.has(no) && find(no).isPresent());
  }
}
