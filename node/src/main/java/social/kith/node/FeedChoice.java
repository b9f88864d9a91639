package social.kith.node;

import java.time.MonthDay;

/** Which posts a page of the feed is made of. */
public sealed interface FeedChoice {
  /** Those of everybody who is not muted. */
  FeedChoice ALL = new All();

  /** Those with photos, of everybody who is not muted. */
  FeedChoice PHOTOS = new Photos();

  /** Those of contacts that this person has not read. */
  FeedChoice UNREAD = new Unread();

  /** As {@link #ALL}. */
  record All() implements FeedChoice {}

  /** As {@link #PHOTOS}. */
  record Photos() implements FeedChoice {}

  /** As {@link #UNREAD}. */
  record Unread() implements FeedChoice {}

  /**
   * Those of one person, muted or not.
   *
   * @param authorId contact id, or this person's own
   */
  record By(String authorId) implements FeedChoice {}

  /**
   * Those of who is in a circle and not muted, and own ones that were shared by it.
   *
   * @param circleId from {@link CircleView#id()}
   */
  record Circle(String circleId) implements FeedChoice {}

  /** Those of a day of the year in earlier years, of everybody who is not muted. */
  record OnThisDay(MonthDay day) implements FeedChoice {}
}
