package social.kith.node;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import social.kith.node.feed.PhotoShelf;
import social.kith.node.feed.Post;
import social.kith.node.feed.photo.PhotoPreparer;
import social.kith.node.feed.photo.PhotoRejectedException;

/**
 * Photos that are to be part of a post. A part of {@link KithNode}: any thread, refuses with {@link
 * KithException}.
 */
public final class DraftPhotos {
  private final Semaphore photoWork = new Semaphore(2);
  private final PhotoShelf shelf;
  private final PhotoReading photos;

  DraftPhotos(PhotoShelf shelf, PhotoReading photos) {
    this.shelf = shelf;
    this.photos = photos;
  }

  /** As {@link #add(byte[], Optional, boolean)}, of a photo, or of a clip without a poster. */
  public DraftPhotoView add(byte[] upload, boolean keepMetadata) {
    return add(upload, Optional.empty(), keepMetadata);
  }

  /**
   * Prepares and encrypts a photo or clip, to be part of a post later.
   *
   * @param upload JPEG, PNG, WebP or GIF, or MP4 or WebM, at most 50 MiB
   * @param poster of a clip: a JPEG or PNG to be shown until it plays; without it one is drawn
   * @param keepMetadata whether location and camera data stay in the original
   */
  public DraftPhotoView add(byte[] upload, Optional<byte[]> poster, boolean keepMetadata) {
    try {
      if (!photoWork.tryAcquire(30, TimeUnit.SECONDS)) {
        throw new KithException(
            KithException.Kind.UNAVAILABLE,
            "Too many photos at once. Try this one again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KithException(
          KithException.Kind.UNAVAILABLE, "The node is stopping. Try again later.", e);
    }
    try {
      return view(shelf.add(upload, poster, keepMetadata));
    } catch (PhotoRejectedException e) {
      throw new KithException(
          e.reason() == PhotoRejectedException.Reason.TOO_LARGE
              ? KithException.Kind.TOO_LARGE
              : KithException.Kind.INVALID,
          Waiting.words(e),
          e);
    } catch (RuntimeException e) {
      throw Waiting.asKithException(e);
    } finally {
      photoWork.release();
    }
  }

  /** Photos that are part of neither a post nor one that was put by, oldest first. */
  public List<DraftPhotoView> all() {
    return shelf.drafts().stream().map(DraftPhotos::view).toList();
  }

  /** One photo that is not part of a post yet. */
  Optional<DraftPhotoView> find(String draftId) {
    return shelf.find(draftId).map(DraftPhotos::view);
  }

  /** Forgets a draft photo. */
  public void discard(String draftId) {
    draft(draftId);
    shelf.discard(draftId);
  }

  /** An image of a draft photo. */
  public PhotoContent open(String draftId, PhotoSize size) {
    return photos.open(draft(draftId).photo(), size);
  }

  /**
   * A draft photo as the picture of a person: small, square, its middle. The draft goes.
   *
   * @return a JPEG
   */
  byte[] toPortrait(String draftId, int maxBytes) {
    try (InputStream display = open(draftId, PhotoSize.DISPLAY).stream()) {
      byte[] portrait = PhotoPreparer.portrait(display.readAllBytes(), maxBytes);
      discard(draftId);
      return portrait;
    } catch (IOException | PhotoRejectedException e) {
      throw new KithException(
          KithException.Kind.INVALID, "This picture cannot be read. Choose another one.", e);
    }
  }

  private PhotoShelf.DraftPhoto draft(String id) {
    return shelf
        .find(id)
        .orElseThrow(
            () ->
                new KithException(
                    KithException.Kind.NOT_FOUND, "There is no such photo. Add it again."));
  }

  private static DraftPhotoView view(PhotoShelf.DraftPhoto draft) {
    Post.Photo photo = draft.photo();
    return new DraftPhotoView(
        draft.id(),
        photo.widthPx(),
        photo.heightPx(),
        photo.original().sizeBytes(),
        photo.mediaType(),
        photo.lengthMs().stream().boxed().findFirst(),
        draft.locationRemoved(),
        draft.firstOfAnimation());
  }
}
