package social.kith.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import social.kith.node.KithException;
import social.kith.node.PhotoContent;
import social.kith.node.PhotoSize;
import social.kith.web.http.ProblemException;

/** Sends photos: with their own type, locked into a sandbox, streamed. */
final class PhotoAnswers {
  /** Policy of an answer that is nothing but an image. */
  static final String SANDBOX = "sandbox; default-src 'none'";

  private static final Set<String> TYPES = Set.of("image/jpeg", "image/png");
  private static final int NOT_FOUND = 404;

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

  /** Sends the image; the stream is closed when it is sent. */
  static void send(Context ctx, PhotoContent photo) throws IOException {
    requireKnownType(photo);
    ctx.header("Content-Security-Policy", SANDBOX);
    ctx.contentType(photo.mediaType());
    if (ctx.method().name().equals("HEAD")) {
      photo.stream().close();
    } else {
      ctx.result(photo.stream());
    }
    ctx.res().setContentLengthLong(photo.sizeBytes());
  }

  /** Asks the browser to keep the image as a file of this name, without its ending. */
  static void asDownload(Context ctx, PhotoContent photo, String name) {
    String ending = photo.mediaType().equals("image/png") ? "png" : "jpg";
    ctx.header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, ending));
  }

  private static void requireKnownType(PhotoContent photo) throws IOException {
    if (!TYPES.contains(photo.mediaType().toLowerCase(Locale.ROOT))) {
      photo.stream().close();
      throw new KithException(
          KithException.Kind.UNAVAILABLE,
          "This photo is of a kind that is never shown. Ask its author for a JPEG or PNG.");
    }
  }
}
