package social.kith.node;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.Reaction;
import social.kith.node.feed.Remarked;
import social.kith.node.feed.Reply;
import social.kith.node.feed.StoredPost;
import social.kith.storage.Item;
import social.kith.storage.Remarks;
import social.kith.storage.Store;

/** What others did, as a person sees it. Any thread. */
final class NoticeViews {
  private static final int MAX_WORDS_CHARS = 140;

  private final ContactId self;
  private final Store store;
  private final Feed feed;
  private final Speakers speakers;

  NoticeViews(ContactId self, Store store, Feed feed, Speakers speakers) {
    this.self = self;
    this.store = store;
    this.feed = feed;
    this.speakers = speakers;
  }

  /**
   * The newest.
   *
   * @param after only what came later than this
   * @param until and not later than this: what a wrong clock stored is left out
   * @param seenUpTo up to when the person has seen them
   */
  List<NoticeView> newest(Instant after, Instant until, Instant seenUpTo, int limit) {
    Stream<NoticeView> said =
        store.marks().notices().said(self, after, limit).stream()
            .flatMap(it -> said(it, seenUpTo).stream());
    Stream<NoticeView> met =
        store.marks().notices().met(after).stream().map(it -> met(it, seenUpTo));
    return Stream.concat(said, met)
        .filter(it -> !it.at().isAfter(until))
        .sorted(Comparator.comparing(NoticeView::at).reversed())
        .limit(limit)
        .toList();
  }

  /** Empty for a reaction that was taken back. */
  private Optional<NoticeView> said(Remarks.Kept kept, Instant seenUpTo) {
    Remarked remark = Remarked.read(kept);
    Optional<StoredPost> found = feed.find(remark.said().post());
    boolean nothing = remark.said() instanceof Reaction reaction && reaction.emoji().isEmpty();
    if (nothing || found.isEmpty()) {
      return Optional.empty();
    }
    Item post = found.get().item();
    Instant at = kept.item().receivedAt();
    Optional<String> text =
        remark.said() instanceof Reply reply
            ? Optional.of(beginning(reply.text()))
            : Optional.empty();
    return Optional.of(
        new NoticeView(
            kept.item().id().hex(),
            text.isPresent() ? NoticeView.Kind.REPLY : NoticeView.Kind.REACTION,
            at,
            !at.isAfter(seenUpTo),
            speakers.of(remark, post),
            Optional.of(post.id().hex()),
            speakers.isSelf(post.author()),
            found.get().post().map(Post::text).map(NoticeViews::beginning),
            text.map(reply -> remark.id()).map(ItemId::hex),
            text,
            remark.said() instanceof Reaction reaction
                ? Optional.of(reaction.emoji())
                : Optional.empty()));
  }

  private static String beginning(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= MAX_WORDS_CHARS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_WORDS_CHARS)) + "…";
  }

  private NoticeView met(social.kith.storage.Notices.Met met, Instant seenUpTo) {
    NoticeView.Kind kind =
        switch (met.event()) {
          case USED_INVITE -> NoticeView.Kind.INVITE_USED;
          case CONFIRMED -> NoticeView.Kind.CONFIRMED;
          case NEW_KEY -> NoticeView.Kind.KEY_CHANGED;
          case CALLED -> NoticeView.Kind.CALL_MISSED;
        };
    return new NoticeView(
        kind.name().toLowerCase(Locale.ROOT) + "-" + met.contact().hex(),
        kind,
        met.at(),
        !met.at().isAfter(seenUpTo),
        speakers.known(met.contact()),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
