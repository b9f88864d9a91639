package social.kith.node.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import social.kith.crypto.BlobId;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.crypto.PhotoCipher;
import social.kith.crypto.Secret;
import social.kith.node.feed.clip.ClipHeader;
import social.kith.node.feed.clip.ClipScanner;
import social.kith.storage.Changes;

/**
 * The body of a post (docs/protocol.md, "Post").
 *
 * @param createdAtMs by the author's clock, milliseconds since 1970
 * @param nonce 16 random bytes, so that equal posts are different items
 * @param text at most 20,000 characters; may be empty if there are photos
 * @param photos at most 100
 * @param audience with how many people it was shared at first; empty if an earlier version made it
 * @param expiresAtMs when everybody deletes it, by their own clock; later than it was made
 */
public record Post(
    long createdAtMs,
    byte[] nonce,
    String text,
    List<Photo> photos,
    OptionalInt audience,
    OptionalLong expiresAtMs) {
  static final int VERSION = 1;
  static final int KIND = 1;

  /** Longest text. */
  public static final int MAX_TEXT_CHARS = 20_000;

  /** Most photos of one post, with those that its edits add: 100. */
  public static final int MAX_PHOTOS = Changes.MAX_IMAGES / 2;

  /** Longest description of a photo. */
  public static final int MAX_ALT_CHARS = 1_500;

  static final int MAX_PREVIEW_BYTES = 8_192;
  static final int MAX_BYTES = 1_099_000;
  static final long MAX_IMAGE_BYTES = 50L * 1024 * 1024;
  static final int MAX_SIDE_PX = 100_000;
  private static final String JPEG = "image/jpeg";
  static final long LAST_MS = 253_402_300_799_999L;

  /**
   * A photo or clip in a post.
   *
   * @param mediaType of the original: image/jpeg, image/png, video/mp4 or video/webm
   * @param lengthMs how long a clip plays; empty of a photo
   * @param preview of a clip that of its poster
   * @param display of a clip its poster
   */
  public record Photo(
      int widthPx,
      int heightPx,
      String mediaType,
      OptionalLong lengthMs,
      String alt,
      byte[] preview,
      Rendition display,
      Rendition original) {
    /** A photo. */
    public Photo(
        int widthPx,
        int heightPx,
        String mediaType,
        String alt,
        byte[] preview,
        Rendition display,
        Rendition original) {
      this(widthPx, heightPx, mediaType, OptionalLong.empty(), alt, preview, display, original);
    }

    /** The same photo with another description. */
    public Photo withAlt(String text) {
      return new Photo(widthPx, heightPx, mediaType, lengthMs, text, preview, display, original);
    }
  }

  /**
   * One stored image of a photo.
   *
   * @param blob names the ciphertext
   * @param key 32 bytes, for this image alone
   * @param sizeBytes plaintext size
   */
  public record Rendition(BlobId blob, byte[] key, long sizeBytes) {
    /** Size of what is stored and sent. */
    public long ciphertextBytes() {
      return PhotoCipher.ciphertextSize(sizeBytes);
    }

    /** The key; the caller closes it. */
    public Secret secret() {
      return Secret.of(key);
    }
  }

  /** A post that does not tell with how many people it was shared. */
  public Post(long createdAtMs, byte[] nonce, String text, List<Photo> photos) {
    this(createdAtMs, nonce, text, photos, OptionalInt.empty(), OptionalLong.empty());
  }

  /** When everybody deletes it. */
  public Optional<Instant> expiresAt() {
    return expiresAtMs.stream().mapToObj(Instant::ofEpochMilli).findFirst();
  }

  /** The same post as it is after its edits: with the last text, and with the photos of all. */
  public Post edited(List<Revision> edits) {
    if (edits.isEmpty()) {
      return this;
    }
    String last = edits.get(edits.size() - 1).text();
    Stream<Photo> added = edits.stream().flatMap(edit -> edit.photos().stream());
    List<Photo> all = Stream.concat(photos.stream(), added).limit(MAX_PHOTOS).toList();
    return new Post(createdAtMs, nonce, last, all, audience, expiresAtMs);
  }

  byte[] encode() {
    CborMap.Builder map =
        CborMap.builder()
            .put(1, VERSION)
            .put(2, KIND)
            .put(3, createdAtMs)
            .put(4, nonce)
            .put(5, text)
            .put(6, photos.stream().map(Post::encode).toList());
    audience.ifPresent(people -> map.put(8, people));
    expiresAtMs.ifPresent(ms -> map.put(9, ms));
    return map.build().encode();
  }

  static CborMap encode(Photo photo) {
    boolean clip = photo.lengthMs.isPresent();
    CborMap.Builder map =
        CborMap.builder()
            .put(1, photo.widthPx)
            .put(2, photo.heightPx)
            // Who knows no clips shows the poster.
            .put(3, clip ? JPEG : photo.mediaType)
            .put(4, photo.alt)
            .put(5, photo.preview)
            .put(6, encode(photo.display))
            .put(7, encode(photo.original));
    if (clip) {
      map.put(
          8, CborMap.builder().put(1, photo.mediaType).put(2, photo.lengthMs.getAsLong()).build());
    }
    return map.build();
  }

  private static CborMap encode(Rendition rendition) {
    return CborMap.builder()
        .put(1, rendition.blob.bytes())
        .put(2, rendition.key)
        .put(3, rendition.sizeBytes)
        .build();
  }

  static Post parse(CborMap map) throws MalformedException {
    List<Photo> photos = parsePhotos(map);
    String text = map.requireText(5, MAX_TEXT_CHARS);
    if (text.isBlank() && photos.isEmpty()) {
      throw new MalformedException("a post without text and photos");
    }
    long createdAtMs = map.requireLong(3, 0, LAST_MS);
    return new Post(
        createdAtMs,
        map.requireBytes(4, 16, 16),
        text,
        photos,
        audience(map),
        map.has(9)
            ? OptionalLong.of(map.requireLong(9, createdAtMs + 1, LAST_MS))
            : OptionalLong.empty());
  }

  private static OptionalInt audience(CborMap map) throws MalformedException {
    return map.has(8)
        ? OptionalInt.of((int) map.requireLong(8, 1, PassedOn.MAX_AUDIENCE))
        : OptionalInt.empty();
  }

  static List<Photo> parsePhotos(CborMap map) throws MalformedException {
    List<Photo> photos = new ArrayList<>();
    for (CborMap photo : map.requireMaps(6, MAX_PHOTOS)) {
      photos.add(parsePhoto(photo));
    }
    return List.copyOf(photos);
  }

  static Photo parsePhoto(CborMap map) throws MalformedException {
    String mediaType = map.requireText(3, 32);
    if (!mediaType.equals(JPEG) && !mediaType.equals("image/png")) {
      throw new MalformedException("a photo of a media type that is not allowed");
    }
    OptionalLong lengthMs = OptionalLong.empty();
    if (map.has(8)) {
      CborMap clip = map.requireMap(8);
      mediaType = clip.requireText(1, 32);
      lengthMs = OptionalLong.of(clip.requireLong(2, 1, ClipScanner.MAX_LENGTH_MS));
      if (!ClipHeader.isClip(mediaType)) {
        throw new MalformedException("a clip of a media type that is not allowed");
      }
    }
    return new Photo(
        (int) map.requireLong(1, 1, MAX_SIDE_PX),
        (int) map.requireLong(2, 1, MAX_SIDE_PX),
        mediaType,
        lengthMs,
        map.requireText(4, MAX_ALT_CHARS),
        map.requireBytes(5, 1, MAX_PREVIEW_BYTES),
        parseRendition(map.requireMap(6)),
        parseRendition(map.requireMap(7)));
  }

  private static Rendition parseRendition(CborMap map) throws MalformedException {
    return new Rendition(
        BlobId.of(map.requireBytes(1, 32, 32)),
        map.requireBytes(2, 32, 32),
        map.requireLong(3, 1, MAX_IMAGE_BYTES));
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "Post[" + text.length() + " chars, " + photos.size() + " photos]";
  }
}
