package social.kith.node.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.node.backup.CountingStream;
import social.kith.node.backup.TarWriter;
import social.kith.node.feed.Feed;
import social.kith.node.feed.PhotoShelf;
import social.kith.node.feed.ProfileCards;
import social.kith.storage.BlobInfo;
import social.kith.storage.Item;
import social.kith.storage.Store;

/**
 * What a person shared and said until now, to be written as one tar archive (docs/protocol.md,
 * "Export"). What comes later is not in it; what is taken back meanwhile is left out where it was
 * not written yet. Used by one thread.
 */
public final class Export {
  private static final byte[] NO_SALT = {};

  /** Beside the actor. */
  private static final String PICTURE_NAME =
      ExportFiles.PICTURE.substring(ExportFiles.PICTURE.lastIndexOf('/') + 1);

  private final Identity self;
  private final String name;
  private final SortedMap<ContactId, String> contacts;
  private final Store store;
  private final PhotoShelf shelf;
  private final ProfileCards cards;
  private final OwnPosts own;
  private final OwnReplies replies;
  private final Instant madeAt = Instant.now();
  private final Outbox outbox = new Outbox();
  private long totalBytes;

  /**
   * How far it is.
   *
   * @param doneBytes how much is written
   * @param totalBytes how much there is, nearly
   * @param posts how many are written
   * @param images how many are written, in all sizes
   */
  public record Progress(long doneBytes, long totalBytes, long posts, long images) {}

  /** Hears how far it is, after each post and each image. */
  @FunctionalInterface
  public interface Listener {
    /** It is so far now; on the thread that writes. */
    void reached(Progress progress);
  }

  /**
   * Looks at all posts and replies that are here now.
   *
   * @param self borrowed until it is written
   * @param name of the person
   * @param contacts their contacts by name
   */
  public Export(
      Identity self,
      String name,
      Map<ContactId, String> contacts,
      Store store,
      Feed feed,
      PhotoShelf shelf,
      ProfileCards cards) {
    this.self = self;
    this.name = name;
    this.contacts = new TreeMap<>(contacts);
    this.store = store;
    this.shelf = shelf;
    this.cards = cards;
    this.own = new OwnPosts(self.id(), store, feed);
    this.replies = new OwnReplies(self.id(), store);
    own.visit(this::add);
    replies.visit(this::add);
    totalBytes += TarWriter.sizeInArchive(outbox.sizeBytes());
  }

  private void add(OwnPost post) {
    outbox.add(post);
    totalBytes += TarWriter.sizeInArchive(post.item().signed().length);
    totalBytes += TarWriter.sizeInArchive(record(post).length);
    post.edits().forEach(e -> totalBytes += TarWriter.sizeInArchive(e.signed().length));
    for (OwnPost.Image image : OwnPost.images(post.item(), post.post())) {
      totalBytes += isHere(image) ? TarWriter.sizeInArchive(image.rendition().sizeBytes()) : 0;
    }
  }

  private void add(long no, OwnReply reply) {
    outbox.add(no, reply, self.id());
    totalBytes += TarWriter.sizeInArchive(reply.signed().length);
  }

  /** How many posts there are. */
  public long posts() {
    return outbox.posts().size();
  }

  /** How many bytes it will have, nearly. */
  public long totalBytes() {
    return totalBytes;
  }

  /**
   * Writes the archive, with no more of it in memory than a post and a part of a photo.
   *
   * @param out borrowed
   * @throws IOException if it cannot be written, or a photo cannot be read: it is no whole file
   *     then
   * @throws social.kith.storage.StoreException if the disk fails
   */
  public void writeTo(OutputStream out, Listener listener) throws IOException {
    CountingStream counting = new CountingStream(out);
    TarWriter tar = new TarWriter(counting, madeAt);
    ExportManifest manifest = new ExportManifest(ExportManifest.FORMAT, madeAt, self.id());
    tar.file(ExportManifest.FILE, manifest.encode());
    tar.file(ExportFiles.README, ExportFiles.TEXT.getBytes(StandardCharsets.UTF_8));
    profile(tar);
    tar.file(ExportFiles.CONTACTS, Activities.contacts(contacts));
    tar.file(ExportFiles.OUTBOX, outbox.sizeBytes(), to -> outbox.writeTo(to, this::activity));
    long posts = 0;
    long images = 0;
    for (Outbox.Entry entry : outbox.posts()) {
      OwnPost post = own.find(entry.id(), entry.edits()).orElse(null);
      if (post == null) {
        continue;
      }
      signed(tar, post);
      posts++;
      listener.reached(new Progress(counting.count(), totalBytes, posts, images));
      for (OwnPost.Image image : OwnPost.images(post.item(), post.post())) {
        if (isHere(image)) {
          image(tar, image);
          images++;
          listener.reached(new Progress(counting.count(), totalBytes, posts, images));
        }
      }
    }
    for (Outbox.Entry entry : outbox.replies()) {
      OwnReply reply = replies.find(entry.reply().orElseThrow()).orElse(null);
      if (reply != null) {
        tar.file(ExportFiles.reply(reply), reply.signed());
      }
    }
    tar.finish();
    out.flush();
  }

  private void profile(TarWriter tar) throws IOException {
    Optional<byte[]> picture = cards.picture(self.id());
    Optional<String> file = picture.map(it -> PICTURE_NAME);
    String line = cards.of(self.id()).line();
    tar.file(ExportFiles.ACTOR, Activities.actor(self.key(), name, line, file));
    if (picture.isPresent()) {
      tar.file(ExportFiles.PICTURE, picture.get());
    }
    Optional<Item> profile = store.profiles().find(self.id());
    if (profile.isPresent()) {
      tar.file(ExportFiles.PROFILE, profile.get().signed());
    }
  }

  private byte[] activity(Outbox.Entry entry) {
    Optional<byte[]> activity =
        entry.reply().isPresent()
            ? replies
                .find(entry.reply().getAsLong())
                .map(reply -> Activities.create(reply, self.id()))
            : own.find(entry.id(), entry.edits()).map(Activities::create);
    return activity.orElseGet(() -> Activities.tombstone(entry.id(), entry.reply().isPresent()));
  }

  private void signed(TarWriter tar, OwnPost post) throws IOException {
    String stem = ExportFiles.stem(post.item());
    tar.file(ExportFiles.record(stem), record(post));
    tar.file(ExportFiles.post(stem), post.item().signed());
    for (int i = 0; i < post.edits().size(); i++) {
      tar.file(ExportFiles.edit(stem, i + 1), post.edits().get(i).signed());
    }
  }

  private byte[] record(OwnPost post) {
    List<byte[]> salts = new ArrayList<>();
    for (OwnPost.Image image : OwnPost.images(post.item(), post.post())) {
      salts.add(isHere(image) ? salt(image) : NO_SALT);
    }
    int first = 2 * post.firstPhotos();
    List<byte[]> added = salts.subList(first, salts.size());
    return new ExportRecord(post.item().id(), post.audience(), salts.subList(0, first), added)
        .sign(self);
  }

  private byte[] salt(OwnPost.Image image) {
    try {
      return shelf.salt(image.rendition());
    } catch (IOException e) {
      // Deleted just now.
      return NO_SALT;
    }
  }

  private void image(TarWriter tar, OwnPost.Image image) throws IOException {
    try (InputStream plain = shelf.open(image.rendition())) {
      tar.file(image.file(), image.rendition().sizeBytes(), plain);
    }
  }

  private boolean isHere(OwnPost.Image image) {
    return store.blobs().find(image.rendition().blob()).map(BlobInfo::complete).orElse(false);
  }
}
