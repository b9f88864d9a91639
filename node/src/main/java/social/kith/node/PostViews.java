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
    List<Revision> edits = edits(stored);
    Optional<Post> post = stored.post().map(it -> it.edited(edits));
    return new PostView(
        item.id().hex(),
        contacts.current(item.author()).hex(),
        own ? profile.nameOrDefault() : contacts.name(item.author()),
        own,
        item.createdAt(),
        item.receivedAt(),
        post.map(Post::text).orElse(""),
        photos(item, post),
        own ? audience(item.id()) : List.of(),
        own ? store.circles().ofPost(item.id()) : List.of(),
        own ? deliveries(item.id()) : List.of(),
        !own && store.marks().isUnread(item.id()),
        store.marks().pinnedAt(item.id()),
        edits.stream().map(Revision::at).reduce((first, second) -> second),
        stored.retracted() ? store.changes().retractedAt(item.id()) : Optional.empty(),
        talk(stored),
        store.changes().expiry().of(item.id()),
        stored.post().isEmpty() && !stored.retracted());
  }

  /** What is said about a post, in short. */
  TalkView talk(StoredPost stored) {
    return conversations.talk(stored);
  }

  private List<Revision> edits(StoredPost stored) {
    return stored.post().isEmpty() ? List.of() : feed.changes().edits(stored.item().id());
  }

  /** All texts of a post and what came with them, the first one first. */
  List<RevisionView> revisions(StoredPost stored) {
    Stream<Revision> first =
        stored.post().stream()
            .map(post -> new Revision(stored.item().createdAt(), post.text(), post.photos()));
    return Stream.concat(first, edits(stored).stream())
        .map(it -> new RevisionView(it.at(), it.text(), it.photos().size()))
        .toList();
  }

  /** The contact's name. */
  String name(ContactId contact) {
    return contacts.name(contact);
  }

  /** The photos of a post, with those that edits added. */
  List<PhotoView> photos(StoredPost stored) {
    return photos(stored.item(), feed.changes().newest(stored).post());
  }

  private List<PhotoView> photos(Item item, Optional<Post> post) {
    List<PhotoView> views = new ArrayList<>();
    for (Post.Photo photo : post.map(Post::photos).orElse(List.of())) {
      views.add(
          new PhotoView(
              views.size(),
              photo.alt(),
              photo.widthPx(),
              photo.heightPx(),
              photo.mediaType(),
              photo.lengthMs().stream().boxed().findFirst(),
              rendition(item, photo.display(), PhotoSize.DISPLAY),
              rendition(item, photo.original(), PhotoSize.ORIGINAL)));
    }
    return List.copyOf(views);
  }

  PhotoView.Rendition rendition(Item post, Post.Rendition image, PhotoSize size) {
    Optional<BlobInfo> blob = store.blobs().find(image.blob());
    ContactId author = contacts.current(post.author());
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
