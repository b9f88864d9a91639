package social.kith.node.feed.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import social.kith.crypto.ContactId;

/**
 * Words that a post must have, all of them: in its text or in the description of a photo, in its
 * author's name, or as its date. Or that one reply must have: in its text, at least one of them, in
 * its writer's name, or as its date. Immutable.
 */
public final class SearchQuery {
  /** Longest query. */
  public static final int MAX_CHARS = 200;

  private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

  private final List<Clause> clauses = new ArrayList<>();

  /**
   * Terms of which an item has one.
   *
   * @param word the one that is a word of a text
   */
  private record Clause(List<Term> any, Optional<Term> word) {
    int sizeBytes(Segment segment) {
      return any.stream().mapToInt(segment::sizeBytes).sum();
    }

    BitSet matches(Segment segment) {
      BitSet items = new BitSet();
      any.forEach(term -> segment.collect(term, items));
      return items;
    }

    boolean isMetBy(Set<String> terms) {
      return any.stream().anyMatch(term -> term.isAmong(terms));
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
    Optional<Term> word =
        date.contains("-") ? Optional.empty() : Optional.of(Term.of(Term.word(date), last));
    word.ifPresent(any::add);
    clauses.add(new Clause(any, word));
  }

  private void addWords(List<String> words, boolean last, Map<ContactId, String> names) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean prefix = last && i == words.size() - 1;
      Term inText = Term.of(Term.word(word), prefix);
      List<Term> any = new ArrayList<>(List.of(inText, Term.of(Term.name(word), prefix)));
      for (ContactId person : people(word, prefix, names)) {
        any.add(Term.of(Term.author(person), false));
        any.add(Term.of(Term.writer(person), false));
      }
      clauses.add(new Clause(any, Optional.of(inText)));
    }
  }

  private static Set<ContactId> people(String word, boolean prefix, Map<ContactId, String> names) {
    Set<ContactId> people = new HashSet<>();
    names.forEach(
        (id, name) -> {
          if (Words.of(name).stream().anyMatch(n -> prefix ? n.startsWith(word) : n.equals(word))) {
            people.add(id);
          }
        });
    return people;
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
    items.andNot(onlyNamed(segment));
    return items;
  }

  /** Replies that have none of the words in their text: a name alone is to find posts. */
  private BitSet onlyNamed(Segment segment) {
    BitSet replies = new BitSet();
    segment.collect(Term.anyReply(), replies);
    if (!replies.isEmpty()) {
      BitSet inText = new BitSet();
      clauses.forEach(clause -> clause.word.ifPresent(word -> segment.collect(word, inText)));
      replies.andNot(inText);
    }
    return replies;
  }

  /** Whether these terms have all words. */
  boolean isMetBy(Set<String> terms) {
    return clauses.stream().allMatch(clause -> clause.isMetBy(terms));
  }

  /** Whether these terms have a word that others lack. */
  boolean isMetBy(Set<String> terms, Set<String> others) {
    return clauses.stream().anyMatch(clause -> clause.isMetBy(terms) && !clause.isMetBy(others));
  }
}
