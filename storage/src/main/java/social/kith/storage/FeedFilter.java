package social.kith.storage;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.ContactId;

/** Which posts a page of the feed is made of. */
public sealed interface FeedFilter {
  /** Those of everybody, also of who is muted. */
  FeedFilter EVERYBODY = new Everybody();

  /** Those of everybody who is not muted. */
  FeedFilter HEARD = new Heard();

  /** Those with photos, of everybody who is not muted. */
  FeedFilter WITH_PHOTOS = new WithPhotos();

  /** Those that are not read. */
  FeedFilter UNREAD = new Unread();

  /** As {@link #EVERYBODY}. */
  record Everybody() implements FeedFilter {}

  /** As {@link #HEARD}. */
  record Heard() implements FeedFilter {}

  /** As {@link #WITH_PHOTOS}. */
  record WithPhotos() implements FeedFilter {}

  /** As {@link #UNREAD}. */
  record Unread() implements FeedFilter {}

  /** Those of one person, under whatever id they had, muted or not. */
  record By(ContactId author) implements FeedFilter {}

  /**
   * Those of who is in a circle now and not muted, and own ones that were shared by it.
   *
   * @param id of the circle
   * @param self whose are own
   */
  record Circle(String id, ContactId self) implements FeedFilter {}

  /**
   * Those of some days, of everybody who is not muted.
   *
   * @param days the newest first
   */
  record Days(List<Day> days) implements FeedFilter {}

  /**
   * A day, as long as it is where the person is.
   *
   * @param end the first moment after it
   */
  record Day(Instant begin, Instant end) {}
}
