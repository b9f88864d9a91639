package social.kith.node;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.KithException.Kind;
import social.kith.node.feed.Conversations.Spoken;
import social.kith.node.feed.Emoji;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Reaction;
import social.kith.node.feed.Remarked;
import social.kith.node.feed.Reply;
import social.kith.node.feed.Said;
import social.kith.node.feed.StoredPost;
import social.kith.node.loop.EventLoop;
import social.kith.node.sync.Sync;
import social.kith.storage.Remarks;
import social.kith.storage.Store;

/**
 * What people say about posts: always to exactly those with whom the post was shared, through its
 * author. Any thread; waits, at most 30 s.
 */
public final class PostConversations {
  private static final int MAX_KEY_CHARS = 100;

  private final ContactId self;
  private final Feed feed;
  private final Store store;
  private final ConversationViews views;
  private final EventLoop loop;
  private final Sync sync;
  private final Listener listener;
  private final SecureRandom random = new SecureRandom();

  /** Hears of what changed. On the loop. */
  interface Listener {
    void conversationChanged(ItemId post);

    void queueChanged(ContactId contact);
  }

  PostConversations(
      ContactId self,
      Feed feed,
      Store store,
      ConversationViews views,
      EventLoop loop,
      Sync sync,
      Listener listener) {
    this.self = self;
    this.feed = feed;
    this.store = store;
    this.views = views;
    this.loop = loop;
    this.sync = sync;
    this.listener = listener;
  }

  /** All that is said about a post. */
  public ConversationView find(String postId) {
    return views.view(post(postId));
  }

  /**
   * Replies to a post. It goes to the post's author, who passes it on to those with whom the post
   * was shared.
   *
   * @param text 1 to 5,000 characters
   * @param parent the reply that it answers; an answer to an answer stands beside it
   * @param requestKey the same key twice gives the first answer and no second reply; at most 100
   *     characters
   * @return the reply
   * @throws KithException NOT_FOUND; CONFLICT if nothing can be said about it; INVALID or TOO_LARGE
   *     for the text
   */
  public ReplyView reply(
      String postId, String text, Optional<String> parent, Optional<String> requestKey) {
    StoredPost post = open(postId);
    requestKey.ifPresent(PostConversations::checkKey);
    ItemId id = post.item().id();
    Optional<ItemId> thread = parent.map(reply -> thread(id, reply));
    String said = say(post, new Reply(now(), nonce(), text(text), id, thread), requestKey).hex();
    return views.view(post).replies().stream()
        .filter(reply -> reply.id().equals(said))
        .findFirst()
        .orElseThrow(PostConversations::gone);
  }

  private static void checkKey(String key) {
    if (key.isEmpty() || key.length() > MAX_KEY_CHARS) {
      throw new KithException(
          Kind.INVALID, "The Idempotency-Key must have 1 to 100 characters. Change it.");
    }
  }

  private static String text(String wished) {
    String text = wished.strip();
    if (text.isEmpty()) {
      throw new KithException(Kind.INVALID, "A reply needs some text. Write it.");
    }
    if (text.codePointCount(0, text.length()) > Reply.MAX_TEXT_CHARS) {
      throw new KithException(
          Kind.TOO_LARGE, "A reply has at most 5,000 characters. Shorten it, or make it two.");
    }
    return text;
  }

  /** The reply under which an answer stands. */
  private ItemId thread(ItemId post, String reply) {
    Remarked answered = remark(post, reply);
    return answered.said() instanceof Reply it ? it.parent().orElse(answered.id()) : answered.id();
  }

  /**
   * Reacts to a post, in place of what this person reacted before.
   *
   * @param emoji one emoji
   * @return what is said now
   * @throws KithException NOT_FOUND; CONFLICT if nothing can be said about it; INVALID if it is not
   *     one emoji
   */
  public ConversationView react(String postId, String emoji) {
    if (!Emoji.isOne(emoji)) {
      throw new KithException(Kind.INVALID, "A reaction is one emoji. Choose one.");
    }
    return change(postId, emoji);
  }

  /** Takes this person's reaction to a post back; nothing happens if there is none. */
  public ConversationView takeReactionBack(String postId) {
    return change(postId, "");
  }

  private ConversationView change(String postId, String emoji) {
    StoredPost post = open(postId);
    ItemId id = post.item().id();
    String present =
        feed.conversations().of(id).stream()
            .filter(it -> it.writer().equals(self))
            .map(Remarked::said)
            .filter(Reaction.class::isInstance)
            .map(said -> ((Reaction) said).emoji())
            .findFirst()
            .orElse("");
    if (!present.equals(emoji)) {
      say(post, new Reaction(nextReactionMs(id), nonce(), emoji, id), Optional.empty());
    }
    return views.view(post);
  }

  /** Later than the one before, whatever became of the clock. */
  private long nextReactionMs(ItemId post) {
    long earlier = feed.conversations().reactedAt(post).map(Instant::toEpochMilli).orElse(-1L);
    return Math.max(now(), earlier + 1);
  }

  /**
   * Takes a reply away: an own one, or any under an own post. Returns once it is off this disk;
   * everybody who has it is told.
   *
   * @return what is said now
   * @throws KithException NOT_FOUND, or CONFLICT if it is not this person's to take away
   */
  public ConversationView remove(String postId, String replyId) {
    StoredPost post = post(postId);
    Remarked reply = remark(post.item().id(), replyId);
    if (!reply.writer().equals(self) && !post.item().author().equals(self)) {
      throw new KithException(
          Kind.CONFLICT,
          "Only who wrote a reply, or the post's author, takes it away. Choose one of your own.");
    }
    Instant now = Instant.ofEpochMilli(now());
    say(post, feed.conversations().removal(post.item().id(), reply.id(), now), Optional.empty());
    Waiting.on(store.erase());
    return views.view(post);
  }

  private Remarked remark(ItemId post, String id) {
    return feed.conversations().of(post).stream()
        .filter(it -> it.said() instanceof Reply && it.id().hex().equals(id))
        .findFirst()
        .orElseThrow(PostConversations::gone);
  }

  private static KithException gone() {
    return new KithException(
        Kind.NOT_FOUND, "There is no such reply any more. Reload the conversation.");
  }

  private ItemId say(StoredPost post, Said said, Optional<String> requestKey) {
    ItemId id = post.item().id();
    ContactId host = post.item().author();
    Spoken spoken =
        Waiting.on(feed.conversations().say(said, host, requestKey))
            .orElseThrow(PostConversations::notTaken);
    loop.execute(
        () -> {
          sync.queued(spoken.queued());
          listener.conversationChanged(id);
          spoken.queued().forEach(listener::queueChanged);
        });
    return spoken.id();
  }

  private static KithException notTaken() {
    return new KithException(
        Kind.CONFLICT,
        ("The post was taken back, or you have said all that one may about a post: %d replies, and"
                + " %d times another reaction. Reload the feed.")
            .formatted(Remarks.MAX_REPLIES, Remarks.MAX_REACTIONS));
  }

  private StoredPost open(String postId) {
    StoredPost post = post(postId);
    views
        .closedBecause(post)
        .ifPresent(
            reason -> {
              throw new KithException(Kind.CONFLICT, reason);
            });
    return post;
  }

  private StoredPost post(String postId) {
    return ItemId.parseHex(postId)
        .flatMap(feed::find)
        .orElseThrow(
            () -> new KithException(Kind.NOT_FOUND, "There is no such post. Reload the feed."));
  }

  private long now() {
    return loop.now().toEpochMilli();
  }

  private byte[] nonce() {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    return nonce;
  }
}
