package social.kith.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import social.kith.node.feed.PhotoShelf;
import social.kith.node.feed.Post;
import social.kith.node.feed.clip.ClipHeader;
import social.kith.node.feed.clip.ClipRejectedException;
import social.kith.node.feed.photo.ImageHeader;
import social.kith.node.feed.photo.PhotoRejectedException;
import social.kith.storage.BlobInfo;
import social.kith.storage.Store;

/** Photos as they are shown: decrypted, and found to be no larger than they may be. Any thread. */
final class PhotoReading {
  private static final String JPEG = "image/jpeg";
  private static final int MAX_PREVIEW_SIDE_PX = 1_024;
  private static final int MAX_DISPLAY_SIDE_PX = 8_192;
  private static final int MAX_SIDE_PX = 65_535;

  private final Store store;
  private final PhotoShelf shelf;

  PhotoReading(Store store, PhotoShelf shelf) {
    this.store = store;
    this.shelf = shelf;
  }

  /**
   * An image of a photo.
   *
   * @throws KithException UNAVAILABLE if it is not whole on this disk, or is not what it says
   */
  PhotoContent open(Post.Photo photo, PhotoSize size) {
    return switch (size) {
      case PREVIEW -> {
        byte[] preview = photo.preview();
        InputStream image = new ByteArrayInputStream(preview);
        yield content(JPEG, preview.length, image, MAX_PREVIEW_SIDE_PX);
      }
      case DISPLAY -> open(photo.display(), JPEG, MAX_DISPLAY_SIDE_PX);
      case ORIGINAL -> open(photo.original(), photo.mediaType(), MAX_SIDE_PX);
    };
  }

  /**
   * The picture of a person.
   *
   * @throws KithException UNAVAILABLE if it is not what it says
   */
  static PhotoContent portrait(byte[] jpeg) {
    return content(JPEG, jpeg.length, new ByteArrayInputStream(jpeg), MAX_PREVIEW_SIDE_PX);
  }

  private PhotoContent open(Post.Rendition image, String mediaType, int maxSidePx) {
    if (!store.blobs().find(image.blob()).map(BlobInfo::complete).orElse(false)) {
      throw new KithException(
          KithException.Kind.UNAVAILABLE,
          "This photo is still on its way. It appears when it is whole.");
    }
    return content(mediaType, image.sizeBytes(), shelf.open(image), maxSidePx);
  }

  private static PhotoContent content(
      String mediaType, long sizeBytes, InputStream image, int maxSidePx) {
    try {
      InputStream checked =
          ClipHeader.isClip(mediaType)
              ? ClipHeader.checked(image, mediaType)
              : ImageHeader.checked(image, mediaType, maxSidePx);
      return new PhotoContent(mediaType, sizeBytes, checked);
    } catch (PhotoRejectedException | ClipRejectedException | IOException e) {
      throw new KithException(
          KithException.Kind.UNAVAILABLE,
          "This photo is damaged or far larger than a photo may be, so it is not shown. Ask its"
              + " author to share it again.",
          e);
    }
  }
}
