package social.kith.node.feed.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import social.kith.crypto.ContactId;

/**
 * Words that a post must have, all of them: in its text or in the description of a photo, in its
 * author's name, or as its date. Immutable.
 */
public final class SearchQuery {
  /** Longest query. */
  public static final int MAX_CHARS = 200;

  private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

  private final List<Clause> clauses = new ArrayList<>();

  /** Terms of which an item has one. */
  private record Clause(List<Term> any) {
    int sizeBytes(Segment segment) {
      return any.stream().mapToInt(segment::sizeBytes).sum();
    }

    BitSet matches(Segment segment) {
      BitSet items = new BitSet();
      any.forEach(term -> segment.collect(term, items));
      return items;
    }
  }

  private SearchQuery() {}

  /**
   * Reads what a person typed.
   *
   * @param text words, or dates as in 2026, 2026-05 and 2026-05-31; the beginning of a word is
   *     enough for the last one, as it may not be finished
   * @param names of everybody who may have written a post
   */
  public static SearchQuery parse(String text, Map<ContactId, String> names) {
    SearchQuery query = new SearchQuery();
    String[] parts = text.strip().split("\\s+");
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (DATE.matcher(parts[i]).matches()) {
        query.addDate(parts[i], last);
      } else {
        query.addWords(Words.of(parts[i]), last, names);
      }
    }
    return query;
  }

  private void addDate(String date, boolean last) {
    List<Term> any = new ArrayList<>();
    any.add(Term.of(Term.date(date), false));
    // A year alone may as well be a number of the text.
    if (!date.contains("-")) {
      any.add(Term.of(Term.word(date), last));
    }
    clauses.add(new Clause(any));
  }

  private void addWords(List<String> words, boolean last, Map<ContactId, String> names) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean prefix = last && i == words.size() - 1;
      List<Term> any = new ArrayList<>();
      any.add(Term.of(Term.word(word), prefix));
      authors(word, prefix, names).forEach(id -> any.add(Term.of(Term.author(id), false)));
      clauses.add(new Clause(any));
    }
  }

  private static Set<ContactId> authors(String word, boolean prefix, Map<ContactId, String> names) {
    Set<ContactId> authors = new HashSet<>();
    names.forEach(
        (id, name) -> {
          if (Words.of(name).stream().anyMatch(n -> prefix ? n.startsWith(word) : n.equals(word))) {
            authors.add(id);
          }
        });
    return authors;
  }

  /** Whether there is no word in it. */
  public boolean isEmpty() {
    return clauses.isEmpty();
  }

  /** The items of a segment that have all words, as distances from its first number. */
  BitSet matches(Segment segment) {
    List<Clause> rarestFirst =
        clauses.stream()
            .sorted(Comparator.comparingInt(clause -> clause.sizeBytes(segment)))
            .toList();
    if (rarestFirst.isEmpty() || rarestFirst.get(0).sizeBytes(segment) == 0) {
      return new BitSet();
    }
    BitSet items = rarestFirst.get(0).matches(segment);
    for (Clause clause : rarestFirst.subList(1, rarestFirst.size())) {
      if (items.isEmpty()) {
        return items;
      }
      items.and(clause.matches(segment));
    }
    return items;
  }
}
