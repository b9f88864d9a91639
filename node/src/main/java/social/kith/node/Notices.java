package social.kith.node;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.kith.node.KithException.Kind;
import social.kith.node.loop.EventLoop;
import social.kith.node.loop.RepeatedWork;
import social.kith.storage.Store;

/**
 * What others did that a person would want to know of: replies to their posts and to those they
 * replied to, reactions to their posts, contacts that they met, keys that changed; not of people
 * who are muted or blocked. All is read from what is there: what is taken back is told no more, and
 * nothing is kept but up to when the person has seen them. A part of {@link KithNode}: any thread.
 */
public final class Notices {
  /** Most notices. */
  public static final int MAX = 100;

  /** What is older is no news. */
  public static final Duration TOLD_FOR = Duration.ofDays(90);

  private static final String SEEN = "notices.seen-up-to";

  private final Store store;
  private final NoticeViews views;
  private final EventLoop loop;
  private final EventHub hub;
  private final RepeatedWork work = new RepeatedWork("kith-notices", this::tell);
  private volatile Instant seenUpTo = Instant.EPOCH;
  private volatile NoticesView told = new NoticesView(List.of(), 0);
  private @Nullable Subscription following;

  Notices(Store store, NoticeViews views, EventLoop loop, EventHub hub) {
    this.store = store;
    this.views = views;
    this.loop = loop;
    this.hub = hub;
  }

  /** Follows what happens. Of what was there before the first start nothing is new. */
  void start() {
    Instant now = loop.now();
    seenUpTo =
        store
            .settings()
            .find(SEEN)
            .map(it -> Instant.ofEpochMilli(ByteBuffer.wrap(it).getLong()))
            .orElse(Instant.MAX);
    // A clock that was ahead must not hide what comes until it is that late.
    if (seenUpTo.isAfter(now)) {
      keep(now);
    }
    told = newest(MAX);
    following = hub.subscribe(this::follow);
  }

  private void keep(Instant seen) {
    seenUpTo = seen;
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(seen.toEpochMilli()).array();
    Waiting.on(store.update(tx -> store.settings().put(tx, SEEN, value)));
  }

  private void follow(NodeEvent event) {
    if (event instanceof NodeEvent.ConversationChanged
        || event instanceof NodeEvent.ContactChanged
        || event instanceof NodeEvent.ContactRemoved
        || event instanceof NodeEvent.PostChanged
        || event instanceof NodeEvent.PostRemoved) {
      work.request();
    }
  }

  private void tell() {
    NoticesView now = newest(MAX);
    if (!now.equals(told)) {
      told = now;
      loop.execute(() -> hub.publish(new NodeEvent.NoticesChanged(now.unseen())));
    }
  }

  /** Ends following. */
  void close() {
    if (following != null) {
      following.close();
    }
    work.close();
  }

  /**
   * The newest notices.
   *
   * @param limit 1 to {@link #MAX}
   * @throws KithException INVALID if it is something else
   */
  public NoticesView find(int limit) {
    if (limit < 1 || limit > MAX) {
      throw new KithException(Kind.INVALID, "1 to 100 notices are listed. Choose a limit between.");
    }
    NoticesView all = newest(MAX);
    return new NoticesView(all.notices().stream().limit(limit).toList(), all.unseen());
  }

  /** How many were not seen, at most {@link #MAX}, as it was told last. */
  public int unseen() {
    return told.unseen();
  }

  private NoticesView newest(int limit) {
    Instant now = loop.now();
    List<NoticeView> notices = views.newest(now.minus(TOLD_FOR), now, seenUpTo, limit);
    return new NoticesView(notices, (int) notices.stream().filter(it -> !it.seen()).count());
  }

  /**
   * The person has seen the notices up to a time, and all before. Waits, at most 30 s, for COMMIT.
   *
   * @param upTo {@link NoticeView#at} of the newest that they saw; what is earlier than the last
   *     time changes nothing, and nothing of the future is seen
   * @return the newest notices
   */
  public NoticesView seen(Instant upTo) {
    Instant now = loop.now();
    Instant seen = upTo.isAfter(now) ? now : upTo;
    if (seen.isAfter(seenUpTo)) {
      keep(seen);
    }
    NoticesView left = newest(MAX);
    told = left;
    loop.execute(() -> hub.publish(new NodeEvent.NoticesChanged(left.unseen())));
    return left;
  }
}
