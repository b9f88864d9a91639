package social.kith.node;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import social.kith.crypto.MalformedException;
import social.kith.node.KithException.Kind;
import social.kith.node.feed.Post;
import social.kith.node.loop.EventLoop;
import social.kith.storage.PostDraft;
import social.kith.storage.Store;

/**
 * Posts that were written and put by, with the photos added to them. Nobody else hears of them. A
 * part of {@link KithNode}: any thread; waits, at most 30 s, for COMMIT.
 */
public final class PostDrafts {
  /** Most drafts. */
  public static final int MAX_DRAFTS = 50;

  private static final int ID_BYTES = 16;

  private final Store store;
  private final DraftPhotos photos;
  private final ChosenPhotos chosen;
  private final EventLoop loop;
  private final EventHub hub;
  private final SecureRandom random = new SecureRandom();

  PostDrafts(Store store, DraftPhotos photos, ChosenPhotos chosen, EventLoop loop, EventHub hub) {
    this.store = store;
    this.photos = photos;
    this.chosen = chosen;
    this.loop = loop;
    this.hub = hub;
  }

  /** All drafts, what was put by last first. */
  public List<DraftView> all() {
    return store.postDrafts().all().stream().map(this::view).toList();
  }

  /**
   * Puts a post by.
   *
   * @throws KithException TOO_LARGE if there are 50, or for a part that is too long; INVALID if
   *     there is neither text nor a photo, or a photo is gone
   */
  public DraftView keep(DraftWish wish) {
    if (store.postDrafts().count() >= MAX_DRAFTS) {
      throw new KithException(
          Kind.TOO_LARGE, "There are 50 drafts already. Share or discard one of them first.");
    }
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return put(HexFormat.of().formatHex(id), wish);
  }

  /**
   * The same in place of what was put by under this id; photos that are left out stay for others.
   */
  public DraftView keep(String id, DraftWish wish) {
    require(id);
    return put(id, wish);
  }

  private DraftView put(String id, DraftWish wish) {
    check(wish);
    List<String> ids = wish.photos().stream().map(NewPost.Photo::draftId).toList();
    PostDraft draft = new PostDraft(id, DraftContent.encode(wish), ids, loop.now());
    Waiting.on(store.update(tx -> store.postDrafts().put(tx, draft)));
    publish();
    return view(require(id));
  }

  private void check(DraftWish wish) {
    if (wish.text().isBlank() && wish.photos().isEmpty()) {
      throw new KithException(
          Kind.INVALID, "There is nothing to keep. Write something or add a photo first.");
    }
    if (wish.text().codePointCount(0, wish.text().length()) > Post.MAX_TEXT_CHARS) {
      throw new KithException(Kind.TOO_LARGE, "A post has at most 20,000 characters. Shorten it.");
    }
    boolean strange =
        Stream.concat(wish.audience().stream(), wish.circles().stream())
            .anyMatch(id -> !id.matches("[0-9a-f]{1," + DraftContent.MAX_ID_CHARS + "}"));
    int most = Math.max(wish.audience().size(), wish.circles().size());
    if (strange || most > DraftContent.MAX_CHOSEN) {
      throw new KithException(
          Kind.INVALID, "Those who are to see it are no contacts or circles. Choose them again.");
    }
    chosen.require(wish.photos(), 0);
  }

  /** Forgets a draft and its photos; those that became part of a post stay there. */
  public void discard(String id) {
    require(id);
    Waiting.on(store.update(tx -> store.postDrafts().delete(tx, id)));
    publish();
  }

  private void publish() {
    loop.execute(() -> hub.publish(new NodeEvent.DraftsChanged(store.postDrafts().count())));
  }

  private PostDraft require(String id) {
    return store
        .postDrafts()
        .find(id)
        .orElseThrow(
            () -> new KithException(Kind.NOT_FOUND, "There is no such draft. Reload the list."));
  }

  private DraftView view(PostDraft draft) {
    DraftWish content = read(draft);
    List<KeptPhotoView> kept = new ArrayList<>();
    for (NewPost.Photo photo : content.photos()) {
      if (draft.photos().contains(photo.draftId())) {
        photos.find(photo.draftId()).ifPresent(it -> kept.add(new KeptPhotoView(it, photo.alt())));
      }
    }
    return new DraftView(
        draft.id(),
        content.text(),
        List.copyOf(kept),
        content.audience(),
        content.circles(),
        content.expiresAfterSeconds(),
        draft.savedAt());
  }

  private static DraftWish read(PostDraft draft) {
    try {
      return DraftContent.parse(draft.content());
    } catch (MalformedException e) {
      throw new IllegalStateException("a draft cannot be read", e);
    }
  }
}
