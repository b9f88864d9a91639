package social.kith.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.node.KithException.Kind;
import social.kith.node.feed.search.Hit;
import social.kith.node.feed.search.SearchIndex;
import social.kith.node.feed.search.SearchQuery;
import social.kith.storage.Item;

/**
 * Posts found by their words. A part of {@link KithNode}: any thread, refuses with {@link
 * KithException}.
 */
public final class Search {
  private static final int CURSOR_RADIX = 36;

  private final SearchIndex index;
  private final ContactId self;
  private final ContactViews contacts;
  private final Profile profile;
  private final PostViews posts;
  private final ConversationViews conversations;
  private @Nullable Subscription following;

  Search(
      SearchIndex index,
      ContactId self,
      ContactViews contacts,
      Profile profile,
      PostViews posts,
      ConversationViews conversations) {
    this.index = index;
    this.self = self;
    this.contacts = contacts;
    this.profile = profile;
    this.posts = posts;
    this.conversations = conversations;
  }

  /** Begins to read the posts that are here, and follows what comes. */
  void start(EventHub hub) {
    following = hub.subscribe(this::follow);
    index.update();
  }

  private void follow(NodeEvent event) {
    if (event instanceof NodeEvent.PostAdded
        || event instanceof NodeEvent.PostChanged
        || event instanceof NodeEvent.PostRemoved
        || event instanceof NodeEvent.ConversationChanged
        || event instanceof NodeEvent.ArchiveChanged) {
      index.update();
    }
  }

  /** Drops all words from memory. */
  void close() {
    if (following != null) {
      following.close();
    }
    index.close();
  }

  /**
   * Posts that have all these words: in the text, in the description of a photo, in the author's
   * name or as their date. Also those with a reply that has all of them: in its text, at least one
   * of them, in its writer's name or as its date; not of people who are blocked. Case and accents
   * make no difference.
   *
   * @param words 1 to 200 characters, with a letter or digit among them; the beginning of the last
   *     word is enough, and a date is written as in 2026, 2026-05 and 2026-05-31
   * @param cursor from {@link SearchPage#older}; empty for the newest
   * @param limit 1 to 100
   * @throws KithException INVALID if one of them is something else
   */
  public SearchPage find(String words, Optional<String> cursor, int limit) {
    if (limit < 1 || limit > KithNode.MAX_PAGE) {
      throw new KithException(Kind.INVALID, "A page has 1 to 100 posts. Choose a limit between.");
    }
    if (words.length() > SearchQuery.MAX_CHARS) {
      throw new KithException(Kind.INVALID, "At most 200 characters can be searched. Use fewer.");
    }
    SearchQuery query = SearchQuery.parse(words, names());
    if (query.isEmpty()) {
      throw new KithException(Kind.INVALID, "There is no word to look for. Type one.");
    }
    long before = cursor.map(Search::parseCursor).orElse(Long.MAX_VALUE);
    SearchIndex.Found found = index.find(query, before, limit, this::isBlocked);
    List<Hit> hits = found.hits();
    Optional<String> older =
        hits.size() < limit
            ? Optional.empty()
            : Optional.of(Long.toString(hits.get(hits.size() - 1).no(), CURSOR_RADIX));
    return new SearchPage(
        hits.stream().map(hit -> posts.view(hit.post())).toList(),
        hits.stream().flatMap(hit -> foundIn(hit).stream()).toList(),
        older,
        found.complete());
  }

  private Optional<FoundInView> foundIn(Hit hit) {
    if (hit.photo().isEmpty() && hit.reply().isEmpty()) {
      return Optional.empty();
    }
    Item post = hit.post().item();
    return Optional.of(
        new FoundInView(
            post.id().hex(),
            hit.photo().stream().boxed().findFirst(),
            hit.reply().flatMap(reply -> conversations.reply(reply, post))));
  }

  private boolean isBlocked(ContactId writer) {
    return contacts
        .contact(contacts.current(writer))
        .flatMap(contact -> contact.standing().blockedAt())
        .isPresent();
  }

  private Map<ContactId, String> names() {
    Map<ContactId, String> names = contacts.names();
    names.put(self, profile.nameOrDefault());
    return names;
  }

  private static long parseCursor(String text) {
    try {
      long before = Long.parseLong(text, CURSOR_RADIX);
      if (before > 0) {
        return before;
      }
    } catch (NumberFormatException e) {
      throw noCursor();
    }
    throw noCursor();
  }

  private static KithException noCursor() {
    return new KithException(
        Kind.INVALID, "This is no cursor of a search. Use one of an earlier page.");
  }
}
