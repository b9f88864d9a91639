package social.kith.node.feed.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.node.feed.Post;
import social.kith.node.feed.StoredPost;

/**
 * What a query looks for in the dictionary of a segment. A term is a letter for its kind and the
 * word, the author's id or the year, month or day.
 *
 * @param bytes UTF-8
 * @param prefix whether terms that only begin so count too
 */
record Term(byte[] bytes, boolean prefix) {
  private static final String AUTHOR = "a";
  private static final int YEAR_CHARS = 4;
  private static final int MONTH_CHARS = 7;

  static Term of(String term, boolean prefix) {
    return new Term(term.getBytes(StandardCharsets.UTF_8), prefix);
  }

  /** The terms of a post; none of one that cannot be read. Days are those of a time zone. */
  static Set<String> of(StoredPost stored, ZoneId zone) {
    Set<String> terms = new HashSet<>();
    stored.post().ifPresent(post -> add(terms, stored, post, zone));
    return terms;
  }

  private static void add(Set<String> terms, StoredPost stored, Post post, ZoneId zone) {
    Words.of(post.text()).forEach(word -> terms.add(word(word)));
    for (Post.Photo photo : post.photos()) {
      Words.of(photo.alt()).forEach(word -> terms.add(word(word)));
    }
    terms.add(author(stored.item().author()));
    String day = LocalDate.ofInstant(Instant.ofEpochMilli(post.createdAtMs()), zone).toString();
    terms.add(date(day));
    terms.add(date(day.substring(0, MONTH_CHARS)));
    terms.add(date(day.substring(0, YEAR_CHARS)));
  }

  static String word(String word) {
    return "w" + word;
  }

  static String author(ContactId author) {
    return AUTHOR + author.hex();
  }

  /** The items of each author in a segment, as distances from its first number. */
  static Map<ContactId, BitSet> itemsByAuthor(Segment segment) {
    Map<ContactId, BitSet> items = new HashMap<>();
    for (String term : segment.terms(of(AUTHOR, true))) {
      BitSet theirs = new BitSet();
      segment.collect(of(term, false), theirs);
      ContactId.parseHex(term.substring(AUTHOR.length())).ifPresent(id -> items.put(id, theirs));
    }
    return items;
  }

  /** Of a year, a month or a day, as in 2026, 2026-05 and 2026-05-31. */
  static String date(String date) {
    return "d" + date;
  }
}
