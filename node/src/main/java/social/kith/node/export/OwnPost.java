package social.kith.node.export;

import java.util.ArrayList;
import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.node.feed.Post;
import social.kith.storage.Item;

/**
 * A post of this person as it is exported.
 *
 * @param item as it was signed
 * @param post what is in it after its edits
 * @param firstPhotos how many of its photos it had before
 * @param edits as they were signed, in order
 * @param audience in the order of their ids
 */
record OwnPost(Item item, Post post, int firstPhotos, List<Item> edits, List<ContactId> audience) {
  /** An image of it, and the file of the export that it is in. */
  record Image(String file, Post.Rendition rendition, int rank) {}

  /** All its images, the display size before the original and photo by photo. */
  static List<Image> images(Item item, Post post) {
    String stem = ExportFiles.stem(item);
    List<Image> images = new ArrayList<>();
    for (int i = 0; i < post.photos().size(); i++) {
      Post.Photo photo = post.photos().get(i);
      String original = ExportFiles.original(stem, i, photo.mediaType());
      images.add(new Image(ExportFiles.display(stem, i), photo.display(), 0));
      images.add(new Image(original, photo.original(), 1));
    }
    return images;
  }
}
