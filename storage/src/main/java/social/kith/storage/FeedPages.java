package social.kith.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the feed, in this order: by time (the earlier of when a post was made and when it came),
 * then by id. Any thread. Every method throws {@link StoreException} if the database fails.
 */
public final class FeedPages {
  /** The most that one page may have. */
  public static final int MAX_PAGE = 1_000;

  /** With more members the feed is gone through, which then has many of theirs. */
  private static final int FEW_MEMBERS = 30;

  private static final int FEW_UNREAD = 1_000;

  private static final String FROM = "SELECT " + Items.COLUMNS + " FROM item WHERE kind < 2";
  private static final String OLDER = " AND (sort_ms, id) < (?1, ?2)";
  private static final String NEWEST_FIRST = " ORDER BY sort_ms DESC, id DESC LIMIT ?3";
  private static final String NOT_MUTED =
      " AND author_no NOT IN (SELECT no FROM author WHERE muted_ms IS NOT NULL)";

  private static final String PERSON =
      "SELECT no FROM author WHERE name = ?4 UNION SELECT author.no FROM contact"
          + " JOIN former_id ON former_id.contact = contact.no"
          + " JOIN author ON author.name = former_id.id WHERE contact.id = ?4";
  private static final String CIRCLE_NO = "(SELECT no FROM circle WHERE id = ?4)";
  private static final String MEMBERS =
      "SELECT author.no FROM circle_member JOIN contact ON contact.no = circle_member.contact"
          + " JOIN author ON author.name = contact.id WHERE circle = "
          + CIRCLE_NO
          + " AND muted_ms IS NULL UNION SELECT author.no FROM circle_member"
          + " JOIN former_id ON former_id.contact = circle_member.contact"
          + " JOIN author ON author.name = former_id.id WHERE circle = "
          + CIRCLE_NO
          + " AND muted_ms IS NULL";
  private static final String SHARED_BY_CIRCLE =
      "SELECT item.no FROM (SELECT post FROM item_circle WHERE circle = "
          + CIRCLE_NO
          + " AND (sort_ms, post) < (?1, ?2) ORDER BY sort_ms DESC, post DESC LIMIT ?3) AS shared"
          + " JOIN item ON item.id = shared.post";

  private static final String OF_PERSON = only(newestOfEach(PERSON));
  private static final String OF_FEW = only(newestOfEach(MEMBERS) + " UNION " + SHARED_BY_CIRCLE);
  // The plus keeps to the index of the feed.
  private static final String OF_MANY =
      FROM
          + OLDER
          + " AND (+author_no IN ("
          + MEMBERS
          + ") OR (author_no = (SELECT no FROM author WHERE name = ?5)"
          + " AND EXISTS (SELECT 1 FROM item_circle WHERE circle = "
          + CIRCLE_NO
          + " AND item_circle.sort_ms = item.sort_ms AND post = item.id)))"
          + NEWEST_FIRST;

  private final Reads reads;
  private final People people;
  private final Items items;

  FeedPages(Reads reads, People people, Items items) {
    this.reads = reads;
    this.people = people;
    this.items = items;
  }

  /** The newest of each author, of which the newest of all are among. */
  private static String newestOfEach(String authors) {
    return "SELECT newest.no FROM ("
        + authors
        + ") AS who JOIN item AS newest ON newest.no IN (SELECT one.no FROM item AS one"
        + " WHERE one.author_no = who.no AND one.kind < 2 AND (one.sort_ms, one.id) < (?1, ?2)"
        + " ORDER BY one.sort_ms DESC, one.id DESC LIMIT ?3)";
  }

  /** Sorted before they are read, as they may be many. */
  private static String only(String candidates) {
    return FROM
        + " AND no IN (SELECT no FROM item WHERE no IN ("
        + candidates
        + ")"
        + NEWEST_FIRST
        + ")"
        + NEWEST_FIRST;
  }

  /**
   * A page towards the past.
   *
   * @param cursor only posts older than this, or from the newest one on
   * @param limit how many at most, 1 to {@link #MAX_PAGE}
   * @return newest first
   */
  public List<Item> before(FeedFilter filter, Optional<FeedCursor> cursor, int limit) {
    checkLimit(limit);
    if (filter instanceof FeedFilter.Days days) {
      return ofDays(days, cursor, limit);
    }
    if (filter instanceof FeedFilter.By by) {
      return list(OF_PERSON, cursor, limit, people.name(by.author()));
    }
    if (filter instanceof FeedFilter.Circle circle) {
      return ofCircle(circle, cursor, limit);
    }
    return list(FROM + OLDER + condition(filter) + NEWEST_FIRST, cursor, limit);
  }

  private String condition(FeedFilter filter) {
    if (filter instanceof FeedFilter.Everybody) {
      return "";
    }
    if (filter instanceof FeedFilter.WithPhotos) {
      return " AND has_photos = 1" + NOT_MUTED;
    }
    if (filter instanceof FeedFilter.Unread) {
      boolean few = reads.number("SELECT count(*) FROM unread") <= FEW_UNREAD;
      return few ? " AND no IN (SELECT item FROM unread)" : " AND +no IN (SELECT item FROM unread)";
    }
    return NOT_MUTED;
  }

  private List<Item> ofCircle(FeedFilter.Circle circle, Optional<FeedCursor> cursor, int limit) {
    long members =
        reads.number(
            "SELECT count(*) FROM circle_member"
                + " WHERE circle = (SELECT no FROM circle WHERE id = ?)",
            circle.id());
    return members <= FEW_MEMBERS
        ? list(OF_FEW, cursor, limit, circle.id())
        : list(OF_MANY, cursor, limit, circle.id(), people.name(circle.self()));
  }

  private List<Item> ofDays(FeedFilter.Days days, Optional<FeedCursor> cursor, int limit) {
    List<Item> found = new ArrayList<>();
    for (FeedFilter.Day day : days.days()) {
      if (found.size() < limit) {
        found.addAll(
            list(
                FROM + OLDER + " AND sort_ms >= ?4 AND sort_ms < ?5" + NOT_MUTED + NEWEST_FIRST,
                cursor,
                limit - found.size(),
                day.begin().toEpochMilli(),
                day.end().toEpochMilli()));
      }
    }
    return found;
  }

  private List<Item> list(
      String query, Optional<FeedCursor> cursor, int limit, @Nullable Object... further) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(cursor.map(FeedCursor::sortMs).orElse(Long.MAX_VALUE));
    values.add(cursor.map(place -> place.id().bytes()).orElse(new byte[0]));
    values.add(limit);
    values.addAll(Arrays.asList(further));
    return reads.list(query, items::read, values.toArray());
  }

  /**
   * A page towards now: the posts just newer than the cursor, of everybody who is not muted.
   *
   * @param cursor only posts newer than this
   * @param limit how many at most, 1 to {@link #MAX_PAGE}
   * @return newest first
   */
  public List<Item> after(FeedCursor cursor, int limit) {
    checkLimit(limit);
    List<Item> oldestFirst =
        reads.list(
            FROM + " AND (sort_ms, id) > (?, ?)" + NOT_MUTED + " ORDER BY sort_ms, id LIMIT ?",
            items::read,
            cursor.sortMs(),
            cursor.id().bytes(),
            limit);
    Collections.reverse(oldestFirst);
    return oldestFirst;
  }

  /** The time of the oldest post; empty if there is none. */
  public Optional<Instant> oldest() {
    return reads.find(
        "SELECT sort_ms FROM item WHERE kind < 2 ORDER BY sort_ms, id LIMIT 1",
        row -> Instant.ofEpochMilli(row.number(1)));
  }

  private static void checkLimit(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page of " + limit);
    }
  }
}
