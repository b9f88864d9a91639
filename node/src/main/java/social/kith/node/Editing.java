package social.kith.node;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.PostChanges.Added;
import social.kith.node.feed.StoredPost;

/** Checks how a person wants to change a post and hands it to the feed. Any thread. */
final class Editing {
  private final Feed feed;
  private final ChosenPhotos photos;
  private final SecureRandom random = new SecureRandom();

  Editing(Feed feed, ChosenPhotos photos) {
    this.feed = feed;
    this.photos = photos;
  }

  /**
   * Changes an own post.
   *
   * @return for whom the change was queued; nobody if there is none
   * @throws KithException CONFLICT if it was taken back, INVALID or TOO_LARGE for what it would be
   */
  Set<ContactId> edit(StoredPost stored, PostEdit wished) {
    wished.requestKey().ifPresent(Sharing::checkKey);
    if (wished.requestKey().filter(feed.changes()::isEdited).isPresent()) {
      return Set.of();
    }
    Post post = feed.changes().newest(stored).post().orElseThrow(Editing::takenBack);
    List<Post.Photo> further = photos.require(wished.photos(), post.photos().size());
    boolean hasPhotos = !post.photos().isEmpty() || !further.isEmpty();
    String text = Sharing.text(wished.text().orElse(post.text()), hasPhotos);
    if (further.isEmpty() && text.equals(post.text())) {
      return Set.of();
    }
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    List<String> drafts = wished.photos().stream().map(NewPost.Photo::draftId).toList();
    ItemId id = stored.item().id();
    Added added = new Added(further, drafts, wished.requestKey());
    return Waiting.on(feed.changes().edit(id, nonce, text, added)).orElseThrow(() -> refused(id));
  }

  /** Something else was done to the post meanwhile. */
  private KithException refused(ItemId id) {
    boolean here = feed.find(id).filter(it -> !it.retracted()).isPresent();
    return here ? ChosenPhotos.tooMany() : takenBack();
  }

  private static KithException takenBack() {
    return new KithException(
        KithException.Kind.CONFLICT, "This post was taken back. Share a new one.");
  }
}
