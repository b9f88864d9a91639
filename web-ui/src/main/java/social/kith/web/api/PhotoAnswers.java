package social.kith.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import social.kith.node.KithException;
import social.kith.node.PhotoContent;
import social.kith.node.PhotoSize;
import social.kith.web.http.ProblemException;

/** Sends photos and clips: with their own type, locked into a sandbox, streamed. */
final class PhotoAnswers {
  /** Policy of an answer that is nothing but an image. */
  static final String SANDBOX = "sandbox; default-src 'none'";

  private static final Set<String> TYPES =
      Set.of("image/jpeg", "image/png", "video/mp4", "video/webm");
  private static final int NOT_FOUND = 404;
  private static final int PARTIAL = 206;
  private static final int NO_SUCH_RANGE = 416;

  private PhotoAnswers() {}

  /** Which image the path asks for. */
  static PhotoSize size(Context ctx) {
    return switch (ctx.pathParam("size")) {
      case "preview" -> PhotoSize.PREVIEW;
      case "display" -> PhotoSize.DISPLAY;
      case "original" -> PhotoSize.ORIGINAL;
      default ->
          throw new ProblemException(
              NOT_FOUND, "There is no such size. Ask for preview, display or original.");
    };
  }

  /**
   * How long a browser keeps an image that never changes.
   *
   * @param kept not under a passphrase: it would lie unsealed on the same disk
   */
  static String caching(boolean kept) {
    return kept ? "private, max-age=31536000, immutable" : "no-store";
  }

  /** Sends the image or clip, or the part asked for; the stream is closed when it is sent. */
  static void send(Context ctx, PhotoContent photo) throws IOException {
    requireKnownType(photo);
    ctx.header("Content-Security-Policy", SANDBOX).header("Accept-Ranges", "bytes");
    Optional<ByteRange> range = range(ctx, photo.sizeBytes());
    if (range.isEmpty()) {
      send(ctx, photo, photo.sizeBytes());
    } else if (range.get().isSatisfiable()) {
      sendPart(ctx, photo, range.get());
    } else {
      photo.stream().close();
      ctx.header("Content-Range", "bytes */" + photo.sizeBytes());
      throw new ProblemException(
          NO_SUCH_RANGE, "The file ends before that. Ask for bytes that it has.");
    }
  }

  /** What was asked for of another state of the file is not a part of this one. */
  private static Optional<ByteRange> range(Context ctx, long sizeBytes) {
    String condition = ctx.header("If-Range");
    boolean holds = condition == null || condition.equals(ctx.res().getHeader("ETag"));
    return Optional.ofNullable(ctx.header("Range"))
        .filter(header -> holds && ctx.method().name().equals("GET"))
        .flatMap(header -> ByteRange.parse(header, sizeBytes));
  }

  private static void sendPart(Context ctx, PhotoContent photo, ByteRange range)
      throws IOException {
    try {
      photo.stream().skipNBytes(range.first());
    } catch (IOException e) {
      photo.stream().close();
      throw e;
    }
    ctx.status(PARTIAL);
    ctx.header(
        "Content-Range",
        "bytes %d-%d/%d".formatted(range.first(), range.last(), photo.sizeBytes()));
    send(ctx, photo, range.sizeBytes());
  }

  private static void send(Context ctx, PhotoContent photo, long sizeBytes) throws IOException {
    ctx.contentType(photo.mediaType());
    if (ctx.method().name().equals("HEAD")) {
      photo.stream().close();
    } else {
      ctx.result(new PartStream(photo.stream(), sizeBytes));
    }
    ctx.res().setContentLengthLong(sizeBytes);
  }

  /** Asks the browser to keep the image as a file of this name, without its ending. */
  static void asDownload(Context ctx, PhotoContent photo, String name) {
    String kind = photo.mediaType().substring(photo.mediaType().indexOf('/') + 1);
    String ending = kind.equals("jpeg") ? "jpg" : kind;
    ctx.header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, ending));
  }

  private static void requireKnownType(PhotoContent photo) throws IOException {
    if (!TYPES.contains(photo.mediaType().toLowerCase(Locale.ROOT))) {
      photo.stream().close();
      throw new KithException(
          KithException.Kind.UNAVAILABLE,
          "This photo is of a kind that is never shown. Ask its author for a JPEG or PNG, or an MP4 or WebM clip.");
    }
  }
}
