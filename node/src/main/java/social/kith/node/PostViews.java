package social.kith.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.Revision;
import social.kith.node.feed.StoredPost;
import social.kith.storage.BlobInfo;
import social.kith.storage.Delivery;
import social.kith.storage.FeedCursor;
import social.kith.storage.Item;
import social.kith.storage.Store;

/** Posts as a person sees them. Any thread. */
final class PostViews {
  private final ContactId self;
  private final Store store;
  private final Feed feed;
  private final ContactViews contacts;
  private final Profile profile;
  private final PhotoRules rules;
  private final ConversationViews conversations;

  PostViews(
      ContactId self,
      Store store,
      Feed feed,
      ContactViews contacts,
      Profile profile,
      PhotoRules rules,
      ConversationViews conversations) {
    this.self = self;
    this.store = store;
    this.feed = feed;
    this.contacts = contacts;
    this.profile = profile;
    this.rules = rules;
    this.conversations = conversations;
  }

  /** A page of the feed; the last one if it has fewer posts than were asked for. */
  FeedPage page(List<StoredPost> stored, int limit) {
    Optional<String> older =
        stored.size() < limit
            ? Optional.empty()
            : Optional.of(cursor(stored.get(stored.size() - 1)));
    Optional<String> newer =
        stored.isEmpty() ? Optional.empty() : Optional.of(cursor(stored.get(0)));
    return new FeedPage(stored.stream().map(this::view).toList(), older, newer);
  }

  private static String cursor(StoredPost post) {
    return FeedCursor.of(post.item()).encode();
  }

  PostView view(StoredPost stored) {
    Item item = stored.item();
    boolean own = item.author().equals(self);
    Optional<Revision> edit = newestEdit(stored);
    return new PostView(
        item.id().hex(),
        contacts.current(item.author()).hex(),
        own ? profile.nameOrDefault() : contacts.name(item.author()),
        own,
        item.createdAt(),
        item.receivedAt(),
        edit.map(Revision::text).or(() -> stored.post().map(Post::text)).orElse(""),
        photos(stored),
        own ? audience(item.id()) : List.of(),
        own ? store.circles().ofPost(item.id()) : List.of(),
        own ? deliveries(item.id()) : List.of(),
        !own && store.marks().isUnread(item.id()),
        store.marks().pinnedAt(item.id()),
        edit.map(Revision::at),
        stored.retracted() ? store.changes().retractedAt(item.id()) : Optional.empty(),
        talk(stored),
        store.changes().expiry().of(item.id()),
        stored.post().isEmpty() && !stored.retracted());
  }

  /** What is said about a post, in short. */
  TalkView talk(StoredPost stored) {
    return conversations.talk(stored);
  }

  private Optional<Revision> newestEdit(StoredPost stored) {
    List<Revision> edits =
        stored.post().isEmpty() ? List.of() : feed.changes().edits(stored.item().id());
    return edits.isEmpty() ? Optional.empty() : Optional.of(edits.get(edits.size() - 1));
  }

  /** All texts of a post, the first one first. */
  List<RevisionView> revisions(StoredPost stored) {
    Stream<Revision> first =
        stored.post().stream().map(post -> new Revision(stored.item().createdAt(), post.text()));
    return Stream.concat(first, feed.changes().edits(stored.item().id()).stream())
        .map(revision -> new RevisionView(revision.at(), revision.text()))
        .toList();
  }

  /** The contact's name. */
  String name(ContactId contact) {
    return contacts.name(contact);
  }

  List<PhotoView> photos(StoredPost stored) {
    List<PhotoView> views = new ArrayList<>();
    for (Post.Photo photo : stored.post().map(Post::photos).orElse(List.of())) {
      views.add(
          new PhotoView(
              views.size(),
              photo.alt(),
              photo.widthPx(),
              photo.heightPx(),
              photo.mediaType(),
              rendition(stored, photo.display(), PhotoSize.DISPLAY),
              rendition(stored, photo.original(), PhotoSize.ORIGINAL)));
    }
    return List.copyOf(views);
  }

  PhotoView.Rendition rendition(StoredPost stored, Post.Rendition image, PhotoSize size) {
    Optional<BlobInfo> blob = store.blobs().find(image.blob());
    ContactId author = contacts.current(stored.item().author());
    boolean original = size == PhotoSize.ORIGINAL;
    Optional<String> problem =
        blob.filter(BlobInfo::failed)
            .map(b -> "It arrived damaged three times. Ask its author to share it again.");
    return new PhotoView.Rendition(
        image.ciphertextBytes(),
        blob.map(BlobInfo::storedBytes).orElse(0L),
        blob.map(BlobInfo::complete).orElse(false),
        blob.map(b -> rules.waitsToBeAsked(author, b.sizeBytes(), original, b)).orElse(true),
        problem);
  }

  private List<PostView.PersonView> audience(ItemId item) {
    return store.items().audience(item).stream()
        .map(id -> new PostView.PersonView(id.hex(), contacts.name(id)))
        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
        .toList();
  }

  List<DeliveryView> deliveries(ItemId item) {
    return store.ledger().ofItem(item).stream()
        .map(this::view)
        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
        .toList();
  }

  Optional<DeliveryView> delivery(ItemId item, ContactId contact) {
    return store.ledger().find(item, contact).map(this::view);
  }

  private DeliveryView view(Delivery delivery) {
    return new DeliveryView(
        delivery.contact().hex(),
        contacts.name(delivery.contact()),
        switch (delivery.state()) {
          case QUEUED -> DeliveryView.State.QUEUED;
          case SENT -> DeliveryView.State.SENT;
          case STORED -> DeliveryView.State.STORED;
          case SEEN -> DeliveryView.State.SEEN;
          case RETRACTED -> DeliveryView.State.RETRACTED;
          case RETRACTION_CONFIRMED -> DeliveryView.State.RETRACTION_CONFIRMED;
        },
        delivery.queuedAt(),
        delivery.sentAt(),
        delivery.storedAt(),
        delivery.seenAt(),
        delivery.retractedAt(),
        delivery.retractionConfirmedAt(),
        delivery.photosStored(),
        delivery.photosTotal(),
        contacts.isOnline(delivery.contact()),
        contacts.contact(delivery.contact()).flatMap(c -> c.lastSeenAt()));
  }
}
