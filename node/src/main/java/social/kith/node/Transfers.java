package social.kith.node;

import java.util.ArrayList;
import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Post;
import social.kith.node.feed.StoredPost;
import social.kith.node.sync.PhotoTransfer;
import social.kith.storage.ExpectedBlob;

/** Photos on their way. Any thread; methods wait, and refuse with {@link KithException}. */
public final class Transfers {
  /** So many that wait are shown of each contact. */
  private static final int MAX_QUEUED = 20;

  private static final int ASKED_RANK = 1;

  private final Components parts;

  Transfers(Components parts) {
    this.parts = parts;
  }

  /**
   * Asks the author for an image of a photo that comes only on demand, or made room before: now, or
   * as soon as they are online.
   *
   * @param size DISPLAY or ORIGINAL
   * @return the photo as it is after COMMIT
   * @throws KithException NOT_FOUND if there is no such photo, UNAVAILABLE if its author is no
   *     contact any more, INVALID for a preview
   */
  public PhotoView ask(String postId, int index, PhotoSize size) {
    StoredPost stored =
        ItemId.parseHex(postId).flatMap(parts.feed::find).orElseThrow(Transfers::none);
    List<Post.Photo> photos = parts.feed.photos(stored);
    if (index < 0 || index >= photos.size()) {
      throw none();
    }
    if (size == PhotoSize.PREVIEW) {
      throw new KithException(
          KithException.Kind.INVALID,
          "A preview comes with its post. Ask for the display size or the original.");
    }
    ContactId author = parts.contacts.current(stored.item().author());
    Post.Photo photo = photos.get(index);
    Post.Rendition image = size == PhotoSize.DISPLAY ? photo.display() : photo.original();
    if (!parts.posts.rendition(stored.item(), image, size).complete()) {
      requireContact(author);
      var expected = new ExpectedBlob(image.blob(), image.ciphertextBytes(), ASKED_RANK);
      Waiting.on(parts.store.blobs().ask(author, stored.item().id(), expected));
      parts.loop.execute(
          () -> {
            parts.sync.asked(author, image.blob());
            parts.activity.publishPhotos(stored.item().id());
          });
    }
    return parts.posts.photos(stored).get(index);
  }

  /**
   * The images that go to contacts or come from them, and, of each contact, the next that are to
   * come.
   */
  public List<TransferView> all() {
    return parts.contacts.ids().stream().flatMap(id -> of(id).stream()).toList();
  }

  /**
   * Those of one contact.
   *
   * @throws KithException NOT_FOUND if there is no such contact
   */
  public List<TransferView> of(String contactId) {
    return of(
        ContactId.parseHex(contactId)
            .filter(id -> parts.contacts.find(id).isPresent())
            .orElseThrow(
                () ->
                    new KithException(
                        KithException.Kind.NOT_FOUND,
                        "There is no such contact. Reload the list.")));
  }

  private List<TransferView> of(ContactId contact) {
    List<PhotoTransfer> moving = Waiting.on(parts.loop.submit(() -> parts.sync.transfers(contact)));
    List<TransferView> views = new ArrayList<>(parts.transferViews.running(moving));
    views.addAll(parts.transferViews.queued(contact, moving, MAX_QUEUED));
    return views;
  }

  private void requireContact(ContactId author) {
    if (parts.contacts.contact(author).isEmpty()) {
      throw new KithException(
          KithException.Kind.UNAVAILABLE,
          "Its author is no contact of yours any more, so nobody can send it. Meet them again with"
              + " an invite.");
    }
  }

  private static KithException none() {
    return new KithException(
        KithException.Kind.NOT_FOUND, "There is no such photo. Reload the feed.");
  }
}
