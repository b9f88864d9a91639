package social.kith.node.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.BlobId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;
import social.kith.node.backup.TarReader;
import social.kith.node.contact.ForgedException;
import social.kith.node.export.ImportTally.Kind;
import social.kith.node.export.ReturningPost.ReturningImage;
import social.kith.node.feed.Conversations.PutBack;
import social.kith.node.feed.Feed;
import social.kith.node.feed.PhotoShelf;
import social.kith.node.feed.PostChanges;
import social.kith.node.feed.ProfileCards;
import social.kith.node.sync.SyncListener.Received;
import social.kith.storage.BlobInfo;
import social.kith.storage.Changes;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.Store;

/**
 * Puts what an export holds back where it is missing (docs/protocol.md, "Export"). Whatever is here
 * already stays as it is, so the same export can be imported again, also one that broke off. Names
 * in the archive are compared and never used as names of files. Nothing is queued for anybody. For
 * one thread; blocks.
 */
public final class Import {
  private static final int MAX_MANIFEST_BYTES = 64 * 1024;

  /** So many posts wait for their COMMIT together. */
  private static final int MAX_WAITING = 256;

  private final IdentityKey self;
  private final Store store;
  private final Feed feed;
  private final PhotoShelf shelf;
  private final ProfileCards cards;
  private final ImportTally tally = new ImportTally();
  private final Queue<CompletableFuture<Kind>> waiting = new ArrayDeque<>();
  private @Nullable ExportRecord record;
  private @Nullable ReturningPost current;

  /** An import into the store of this person. */
  public Import(IdentityKey self, Store store, Feed feed, PhotoShelf shelf, ProfileCards cards) {
    this.self = self;
    this.store = store;
    this.feed = feed;
    this.shelf = shelf;
    this.cards = cards;
  }

  /**
   * Reads an export to its end.
   *
   * @param in borrowed
   * @param listener hears how far it is, after each file
   * @return what was done
   * @throws ImportException if this is no export of this person, or is damaged: what came before
   *     stays
   * @throws IOException if it cannot be read, or ends too early: likewise
   * @throws social.kith.storage.StoreException if the disk fails or is full: likewise
   */
  public ImportProgress run(InputStream in, Consumer<ImportProgress> listener)
      throws IOException, ImportException {
    TarReader archive = new TarReader(new BufferedInputStream(in, 1 << 16));
    try {
      requireOwn(archive);
      for (var next = archive.next(); next.isPresent(); next = archive.next()) {
        take(archive, next.get());
        settle(MAX_WAITING);
        listener.accept(tally.progress());
      }
      settle(0);
    } catch (MalformedException e) {
      throw new ImportException(
          "This file is damaged, or was packed by another program. What came before that stays."
              + " Import the file as Kith saved it.",
          e);
    }
    return tally.progress();
  }

  private void requireOwn(TarReader archive) throws IOException, ImportException {
    ExportManifest manifest;
    try {
      Optional<TarReader.Entry> first = archive.next();
      if (first.isEmpty() || !first.get().name().equals(ExportManifest.FILE)) {
        throw new MalformedException("an archive without a manifest");
      }
      manifest = ExportManifest.parse(archive.content(MAX_MANIFEST_BYTES));
    } catch (MalformedException e) {
      throw new ImportException(
          "This file is no export of Kith. Nothing was changed. Choose one that “Export"
              + " everything” or kith export saved.",
          e);
    }
    if (manifest.format() > ExportManifest.FORMAT) {
      throw new ImportException(
          "This export was made by a newer Kith. Nothing was changed. Install the newest one.",
          null);
    }
    if (!manifest.person().equals(self.contactId())) {
      throw new ImportException(
          "This export is somebody else’s, or of another key of yours. Nothing was changed. Make"
              + " the node that it belongs to again first, with kith restore and your recovery"
              + " words.",
          null);
    }
  }

  private void take(TarReader archive, TarReader.Entry entry)
      throws IOException, MalformedException {
    String name = entry.name();
    if (name.startsWith(ExportFiles.MEDIA)) {
      image(archive, entry);
    } else if (name.startsWith(ExportFiles.POSTS)
        || name.startsWith(ExportFiles.REPLIES)
        || name.equals(ExportFiles.PROFILE)) {
      signed(archive, entry);
    } else if (!name.equals(ExportFiles.README)
        && !name.equals(ExportFiles.ACTOR)
        && !name.equals(ExportFiles.PICTURE)
        && !name.equals(ExportFiles.CONTACTS)
        && !name.equals(ExportFiles.OUTBOX)) {
      tally.refuse(ImportRefusal.UNKNOWN_FILE);
    }
  }

  private void signed(TarReader archive, TarReader.Entry entry)
      throws IOException, MalformedException {
    if (entry.sizeBytes() > Signed.MAX_BYTES) {
      tally.refuse(ImportRefusal.TOO_LARGE);
      return;
    }
    byte[] signed = archive.content(Signed.MAX_BYTES);
    try {
      read(entry.name(), signed);
    } catch (ForgedException e) {
      tally.refuse(ImportRefusal.FORGED);
    } catch (MalformedException e) {
      tally.refuse(ImportRefusal.UNREADABLE);
    }
  }

  private void read(String name, byte[] signed) throws MalformedException {
    if (name.equals(ExportFiles.PROFILE)) {
      profile(feed.verify(self, signed, Instant.now()));
    } else if (name.startsWith(ExportFiles.REPLIES)) {
      reply(feed.conversations().putBack(signed).join());
    } else if (name.endsWith(ExportFiles.RECORD)) {
      record = null;
      current = null;
      record = ExportRecord.verify(self, signed);
    } else if (name.endsWith(ExportFiles.POST)) {
      current = null;
      post(feed.verify(self, signed, Instant.now()));
    } else if (name.contains(ExportFiles.EDIT)) {
      edit(feed.verify(self, signed, Instant.now()));
    } else {
      tally.refuse(ImportRefusal.UNKNOWN_FILE);
    }
  }

  private void profile(Received read) {
    if (!read.isProfile()) {
      tally.refuse(ImportRefusal.UNREADABLE);
    } else if (cards.putBack(read.item()).join()) {
      tally.count(Kind.PROFILE);
    }
  }

  private void reply(PutBack became) {
    switch (became) {
      case DONE -> tally.count(Kind.REPLY);
      case HERE -> tally.count(Kind.REPLY_HERE);
      case TAKEN_BACK -> tally.count(Kind.REPLY_RETRACTED);
      case NO_POST -> tally.count(Kind.REPLY_ELSEWHERE);
    }
  }

  private void post(Received read) {
    ExportRecord known = record;
    record = null;
    if (known == null || !known.post().equals(read.item().id())) {
      tally.refuse(ImportRefusal.NO_POST);
      return;
    }
    ReturningPost post = ReturningPost.keep(store, read, known).orElse(null);
    if (post == null) {
      tally.refuse(ImportRefusal.UNREADABLE);
      return;
    }
    current = post;
    waiting.add(post.kept());
  }

  private void edit(Received read) {
    ReturningPost post = current;
    if (read.item().kind() != Changes.EDIT
        || post == null
        || !read.about().equals(Optional.of(post.id()))) {
      tally.refuse(ImportRefusal.NO_POST);
      return;
    }
    current = post.with(PostChanges.revision(read.item()));
    List<BlobId> blobs = read.photos().stream().map(ExpectedBlob::id).toList();
    if (post.isHere()
        && store.write(tx -> store.changes().edit(tx, read.item(), post.id(), blobs)).join()) {
      tally.count(Kind.EDIT);
    }
  }

  private void image(TarReader archive, TarReader.Entry entry) throws IOException {
    ReturningPost post = current;
    ReturningImage image = post == null ? null : post.image(entry.name()).orElse(null);
    if (post == null || image == null) {
      tally.refuse(ImportRefusal.NO_POST);
      return;
    }
    var rendition = image.image().rendition();
    if (entry.sizeBytes() != rendition.sizeBytes() || image.salt().length == 0) {
      tally.refuse(ImportRefusal.OTHER_IMAGE);
    } else if (!post.isHere()) {
      // It was taken back with its post.
      return;
    } else if (store.blobs().find(rendition.blob()).map(BlobInfo::complete).orElse(false)) {
      tally.count(Kind.IMAGE_HERE);
    } else if (shelf.putBack(rendition, image.image().rank(), image.salt(), archive.stream())) {
      tally.count(Kind.IMAGE);
    } else {
      tally.refuse(ImportRefusal.OTHER_IMAGE);
    }
  }

  /** Waits until no more than so many posts wait for their COMMIT. */
  private void settle(int most) {
    while (waiting.size() > most) {
      tally.count(waiting.remove().join());
    }
  }
}
