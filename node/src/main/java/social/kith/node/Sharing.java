package social.kith.node;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.StoredPost;
import social.kith.storage.Circle;
import social.kith.storage.Circles;

/** Checks what a person wants to share and hands it to the feed. Any thread. */
final class Sharing {
  private static final int MAX_KEY_CHARS = 100;
  private static final long MAX_LIFE_SECONDS = 10L * 365 * 24 * 60 * 60;

  private final Feed feed;
  private final ChosenPhotos photos;
  private final Audiences audiences;
  private final Circles circles;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Sharing(Feed feed, ChosenPhotos photos, Audiences audiences, Circles circles, Clock clock) {
    this.feed = feed;
    this.photos = photos;
    this.audiences = audiences;
    this.circles = circles;
    this.clock = clock;
  }

  /** A post that is on disk and queued, and whether it is new. */
  record Shared(StoredPost post, Set<ContactId> audience, boolean fresh) {}

  Shared share(NewPost wished) {
    wished.requestKey().ifPresent(Sharing::checkKey);
    Optional<StoredPost> earlier = wished.requestKey().flatMap(feed::findByRequest);
    if (earlier.isPresent()) {
      return new Shared(earlier.get(), Set.of(), false);
    }
    Set<ContactId> audience = audiences.require(wished.audience());
    requireWhole(wished.circles(), audience);
    List<Post.Photo> chosen = photos.require(wished.photos(), 0);
    String text = text(wished.text(), !chosen.isEmpty());
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    long now = clock.millis();
    Post post =
        new Post(
            now,
            nonce,
            text,
            chosen,
            OptionalInt.of(audience.size()),
            expiresAt(now, wished.expiresAfterSeconds()));
    List<String> drafts = wished.photos().stream().map(NewPost.Photo::draftId).toList();
    StoredPost stored =
        Waiting.on(feed.share(post, audience, wished.circles(), drafts, wished.requestKey()));
    boolean fresh = stored.post().map(p -> p == post).orElse(false);
    return new Shared(stored, audience, fresh);
  }

  private static OptionalLong expiresAt(long nowMs, Optional<Long> afterSeconds) {
    if (afterSeconds.filter(s -> s < 1 || s > MAX_LIFE_SECONDS).isPresent()) {
      throw invalid("A post ends after 1 second to 10 years. Choose a time between.");
    }
    return afterSeconds.stream().mapToLong(s -> nowMs + s * 1_000).findFirst();
  }

  /** What a post may say. */
  static String text(String wished, boolean hasPhotos) {
    String text = wished.strip();
    if (text.codePointCount(0, text.length()) > Post.MAX_TEXT_CHARS) {
      throw tooLarge("A post has at most 20,000 characters. Shorten it.");
    }
    if (text.isEmpty() && !hasPhotos) {
      throw invalid("A post needs some text or a photo. Add one.");
    }
    return text;
  }

  static void checkKey(String key) {
    if (key.isEmpty() || key.length() > MAX_KEY_CHARS) {
      throw invalid("The Idempotency-Key must have 1 to 100 characters. Change it.");
    }
  }

  /** What is shown as the circle's people is what it is now, or nothing is shared. */
  private void requireWhole(List<String> circles, Set<ContactId> audience) {
    for (String id : circles) {
      Circle circle =
          this.circles
              .find(id)
              .orElseThrow(
                  () -> invalid("A circle of the audience is gone. Choose the audience anew."));
      if (!circle.members().stream().filter(audiences::canSee).allMatch(audience::contains)) {
        throw new KithException(
            KithException.Kind.CONFLICT,
            "Somebody came into the circle “%s” meanwhile. Look again at who sees the post, then share it."
                .formatted(circle.name()));
      }
    }
  }

  private static KithException invalid(String message) {
    return new KithException(KithException.Kind.INVALID, message);
  }

  private static KithException tooLarge(String message) {
    return new KithException(KithException.Kind.TOO_LARGE, message);
  }
}
