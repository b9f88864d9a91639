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
import java.util.stream.Collectors;
import social.kith.crypto.ContactId;
import social.kith.node.feed.Remarked;
import social.kith.node.feed.Reply;
import social.kith.node.feed.StoredPost;

/**
 * What a query looks for in the dictionary of a segment. A term is a letter for its kind and the
 * word, the id of an author or of who replied, or the year, month or day.
 *
 * @param bytes UTF-8
 * @param prefix whether terms that only begin so count too
 */
record Term(byte[] bytes, boolean prefix) {
  private static final String AUTHOR = "a";
  private static final String REPLY = "r";
  private static final int YEAR_CHARS = 4;
  private static final int MONTH_CHARS = 7;

  static Term of(String term, boolean prefix) {
    return new Term(term.getBytes(StandardCharsets.UTF_8), prefix);
  }

  /** The terms of a post; none of one that cannot be read. Days are those of a time zone. */
  static Set<String> of(StoredPost stored, ZoneId zone) {
    Set<String> terms = withoutDescriptions(stored, zone);
    stored.post().ifPresent(it -> it.photos().forEach(photo -> terms.addAll(of(photo.alt()))));
    return terms;
  }

  /** The same without the words in the descriptions of its photos. */
  static Set<String> withoutDescriptions(StoredPost stored, ZoneId zone) {
    Set<String> terms = new HashSet<>();
    stored
        .post()
        .ifPresent(
            post -> {
              terms.addAll(of(post.text()));
              terms.add(author(stored.item().author()));
              addDay(terms, Instant.ofEpochMilli(post.createdAtMs()), zone);
            });
    return terms;
  }

  /** The terms of a reply; none of another remark. */
  static Set<String> of(Remarked remark, ZoneId zone) {
    Set<String> terms = new HashSet<>();
    if (remark.said() instanceof Reply reply) {
      terms.addAll(of(reply.text()));
      terms.add(writer(remark.writer()));
      Words.of(remark.hostsName()).forEach(word -> terms.add(name(word)));
      addDay(terms, remark.at(), zone);
    }
    return terms;
  }

  /** The words of a text. */
  static Set<String> of(String text) {
    return Words.of(text).stream().map(Term::word).collect(Collectors.toSet());
  }

  private static void addDay(Set<String> terms, Instant at, ZoneId zone) {
    String day = LocalDate.ofInstant(at, zone).toString();
    terms.add(date(day));
    terms.add(date(day.substring(0, MONTH_CHARS)));
    terms.add(date(day.substring(0, YEAR_CHARS)));
  }

  /** Whether one of these is it. */
  boolean isAmong(Set<String> terms) {
    String term = new String(bytes, StandardCharsets.UTF_8);
    return prefix ? terms.stream().anyMatch(it -> it.startsWith(term)) : terms.contains(term);
  }

  static String word(String word) {
    return "w" + word;
  }

  static String author(ContactId author) {
    return AUTHOR + author.hex();
  }

  /** Of who wrote a reply, beside whom the post is by. */
  static String writer(ContactId writer) {
    return REPLY + writer.hex();
  }

  /** What all replies have. */
  static Term anyReply() {
    return of(REPLY, true);
  }

  /** A word of the name that the author of a post gives to who replied. */
  static String name(String word) {
    return "n" + word;
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
