package social.kith.node;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.node.KithException.Kind;
import social.kith.node.feed.Feed;
import social.kith.storage.FeedCursor;
import social.kith.storage.FeedFilter;
import social.kith.storage.Store;

/** Pages of the feed, whole or of some posts. Any thread. */
final class FeedReading {
  private final ContactId self;
  private final Feed feed;
  private final Store store;
  private final PostViews views;
  private final Clock clock;

  FeedReading(ContactId self, Feed feed, Store store, PostViews views, Clock clock) {
    this.self = self;
    this.feed = feed;
    this.store = store;
    this.views = views;
    this.clock = clock;
  }

  FeedPage page(FeedChoice choice, Optional<String> cursor, int limit) {
    checkLimit(limit);
    return views.page(feed.before(filter(choice), cursor.map(FeedReading::cursor), limit), limit);
  }

  FeedPage newer(String cursor, int limit) {
    checkLimit(limit);
    return views.page(feed.after(cursor(cursor), limit), KithNode.MAX_PAGE + 1);
  }

  private FeedFilter filter(FeedChoice choice) {
    if (choice instanceof FeedChoice.By by) {
      return new FeedFilter.By(
          ContactId.parseHex(by.authorId())
              .orElseThrow(
                  () ->
                      new KithException(Kind.INVALID, "This is no contact id. Use a whole one.")));
    }
    if (choice instanceof FeedChoice.Circle circle) {
      return new FeedFilter.Circle(
          store
              .circles()
              .find(circle.circleId())
              .orElseThrow(
                  () ->
                      new KithException(
                          Kind.NOT_FOUND, "There is no such circle. Reload the list."))
              .id(),
          self);
    }
    if (choice instanceof FeedChoice.OnThisDay onThisDay) {
      return new FeedFilter.Days(earlier(onThisDay.day()));
    }
    if (choice instanceof FeedChoice.Photos) {
      return FeedFilter.WITH_PHOTOS;
    }
    return choice instanceof FeedChoice.Unread ? FeedFilter.UNREAD : FeedFilter.HEARD;
  }

  /** This day in each year from the last one back to the oldest post. */
  private List<FeedFilter.Day> earlier(MonthDay day) {
    ZoneId zone = ZoneId.systemDefault();
    List<FeedFilter.Day> days = new ArrayList<>();
    int last = LocalDate.ofInstant(clock.instant(), zone).getYear() - 1;
    int first = store.feed().oldest().map(oldest -> oldest.atZone(zone).getYear()).orElse(last + 1);
    for (int year = last; year >= first; year--) {
      if (day.isValidYear(year)) {
        LocalDate date = Year.of(year).atMonthDay(day);
        days.add(
            new FeedFilter.Day(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant()));
      }
    }
    return days;
  }

  private static void checkLimit(int limit) {
    if (limit < 1 || limit > KithNode.MAX_PAGE) {
      throw new KithException(Kind.INVALID, "A page has 1 to 100 posts. Choose a limit between.");
    }
  }

  private static FeedCursor cursor(String text) {
    return FeedCursor.parse(text)
        .orElseThrow(
            () ->
                new KithException(
                    Kind.INVALID, "This is no cursor of the feed. Use one of an earlier page."));
  }
}
