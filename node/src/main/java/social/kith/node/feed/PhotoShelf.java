package social.kith.node.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import social.kith.crypto.BlobId;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.crypto.PhotoCipher;
import social.kith.crypto.Secret;
import social.kith.node.feed.photo.PhotoPreparer;
import social.kith.node.feed.photo.PhotoRejectedException;
import social.kith.node.feed.photo.PreparedPhoto;
import social.kith.storage.BlobSink;
import social.kith.storage.Draft;
import social.kith.storage.Store;

/** Photos on this disk, each image encrypted once under a key of its own. Any thread; blocks. */
public final class PhotoShelf {
  private static final Duration DRAFTS_KEPT = Duration.ofDays(30);
  private static final int MAX_DRAFT_BYTES = 32_768;

  private final Store store;
  private final Clock clock;
  private final PhotoPreparer preparer = new PhotoPreparer();
  private final SecureRandom random = new SecureRandom();

  /**
   * A prepared photo that is not part of a post yet.
   *
   * @param id 32 hexadecimal digits
   */
  public record DraftPhoto(
      String id, Post.Photo photo, boolean locationRemoved, boolean firstOfAnimation) {}

  /** The photos of this store; the clock says how old a draft is. */
  public PhotoShelf(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Prepares an uploaded photo or clip, encrypts its images and keeps them as a draft.
   *
   * @param upload the file as it came; borrowed
   * @param poster a picture of a clip, if there is one; borrowed
   * @param keepMetadata whether location and camera data stay in the original
   */
  public DraftPhoto add(byte[] upload, Optional<byte[]> poster, boolean keepMetadata)
      throws PhotoRejectedException {
    PreparedPhoto prepared =
        PhotoPreparer.isClip(upload)
            ? preparer.prepareClip(upload, poster, keepMetadata)
            : preparer.prepare(upload, keepMetadata);
    Post.Photo photo =
        new Post.Photo(
            prepared.widthPx(),
            prepared.heightPx(),
            prepared.mediaType(),
            prepared.lengthMs(),
            "",
            prepared.preview(),
            encrypt(prepared.display(), Feed.DISPLAY_RANK),
            encrypt(prepared.original(), Feed.ORIGINAL_RANK));
    byte[] id = new byte[16];
    random.nextBytes(id);
    DraftPhoto draft =
        new DraftPhoto(
            HexFormat.of().formatHex(id),
            photo,
            prepared.locationRemoved(),
            prepared.firstOfAnimation());
    byte[] meta =
        CborMap.builder()
            .put(1, Post.encode(photo))
            .put(2, draft.locationRemoved())
            .put(3, draft.firstOfAnimation())
            .build()
            .encode();
    List<BlobId> blobs = List.of(photo.display().blob(), photo.original().blob());
    store
        .update(tx -> store.drafts().put(tx, new Draft(draft.id(), meta, blobs, clock.instant())))
        .join();
    return draft;
  }

  private Post.Rendition encrypt(byte[] image, int rank) {
    try (Secret key = Secret.random();
        BlobSink sink = store.blobs().sink(rank)) {
      try (OutputStream out = PhotoCipher.encrypting(key, new SinkStream(sink))) {
        out.write(image);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Post.Rendition(sink.finish(), key.copyBytes(), image.length);
    }
  }

  /** A draft by its id. */
  public Optional<DraftPhoto> find(String id) {
    return store.drafts().find(id).map(PhotoShelf::read);
  }

  /** Drafts that belong to no post that was put by, oldest first. */
  public List<DraftPhoto> drafts() {
    return store.drafts().loose().stream().map(PhotoShelf::read).toList();
  }

  /** Forgets a draft; its images go at the next {@link #sweep}. */
  public void discard(String id) {
    store.update(tx -> store.drafts().delete(tx, id)).join();
  }

  /**
   * Deletes drafts that were forgotten, but for those of a post that was put by, and, in the
   * background, images that belong to nothing. To be called at the start.
   *
   * @return done on another thread: how many images were deleted
   */
  public CompletableFuture<Integer> sweep() {
    Instant oldest = clock.instant().minus(DRAFTS_KEPT);
    Set<String> forgotten = new HashSet<>();
    for (Draft draft : store.drafts().loose()) {
      if (draft.createdAt().isBefore(oldest)) {
        store.update(tx -> store.drafts().delete(tx, draft.id()));
        forgotten.add(draft.id());
      }
    }
    Set<BlobId> drafted = new HashSet<>();
    for (Draft draft : store.drafts().all()) {
      if (!forgotten.contains(draft.id())) {
        drafted.addAll(draft.blobs());
      }
    }
    return store
        .blobs()
        .sweep(
            (first, last) -> {
              Set<BlobId> referenced = new HashSet<>(store.items().blobs(first, last));
              referenced.addAll(drafted);
              return referenced;
            });
  }

  /** The plaintext of an image that is whole on this disk; the caller closes the stream. */
  public InputStream open(Post.Rendition rendition) {
    try (Secret key = rendition.secret()) {
      return PhotoCipher.decrypting(key, store.blobs().open(rendition.blob()));
    }
  }

  /**
   * What tells how an image that is whole on this disk was encrypted, beside its key.
   *
   * @return {@link PhotoCipher#SALT_BYTES} bytes
   * @throws IOException if the image is deleted meanwhile
   */
  public byte[] salt(Post.Rendition rendition) throws IOException {
    try (InputStream ciphertext = store.blobs().open(rendition.blob())) {
      return ciphertext.readNBytes(PhotoCipher.SALT_BYTES);
    }
  }

  /**
   * Puts the images of a post back, one by one.
   *
   * @param rank as {@link Feed#expected} has it
   * @param salt what {@link #salt} gave
   * @param plain borrowed, read to its end
   * @return whether it is the very image of the post; nothing is kept otherwise
   * @throws IOException if it cannot be read
   */
  public boolean putBack(Post.Rendition rendition, int rank, byte[] salt, InputStream plain)
      throws IOException {
    try (Secret key = rendition.secret();
        BlobSink sink = store.blobs().sink(rank)) {
      try (OutputStream out = PhotoCipher.encryptingAgain(key, salt, new SinkStream(sink))) {
        plain.transferTo(out);
      }
      return sink.finishAs(rendition.blob());
    }
  }

  private static DraftPhoto read(Draft draft) {
    try {
      CborMap map = CborMap.decode(draft.meta(), MAX_DRAFT_BYTES);
      // Drafts of an earlier version do not say it.
      boolean animated = map.has(3) && map.requireBoolean(3);
      return new DraftPhoto(
          draft.id(), Post.parsePhoto(map.requireMap(1)), map.requireBoolean(2), animated);
    } catch (MalformedException e) {
      throw new IllegalStateException("a draft cannot be read", e);
    }
  }

  /** A sink as a stream; closing it does not finish the blob. */
  private static final class SinkStream extends OutputStream {
    private final BlobSink sink;

    SinkStream(BlobSink sink) {
      this.sink = sink;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      sink.write(bytes, offset, length);
    }
  }
}
