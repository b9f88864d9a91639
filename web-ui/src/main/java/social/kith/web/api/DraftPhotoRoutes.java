package social.kith.web.api;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import social.kith.node.DraftPhotoView;
import social.kith.node.KithException;
import social.kith.node.NodeHost;
import social.kith.web.guard.Limits;
import social.kith.web.http.ProblemException;

/** Photos and clips that were uploaded and are not yet part of a post. */
final class DraftPhotoRoutes implements Routes {
  // Each holds a whole upload in memory; more than these wait with their bodies unread.
  private static final int UPLOADS_AT_ONCE = 2;
  private static final int WAIT_SECONDS = 60;
  private static final int TOO_LARGE = 413;

  private final NodeHost host;
  private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE, true);

  DraftPhotoRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/photos", ctx -> Answers.json(ctx, host.node().draftPhotos().all()));
    router.post("/photos", this::upload);
    router.delete(
        "/photos/{draftId}",
        ctx -> {
          host.node().draftPhotos().discard(ctx.pathParam("draftId"));
          ctx.status(Answers.NO_CONTENT);
        });
    router.get(
        "/photos/{draftId}/{size}",
        ctx ->
            PhotoAnswers.send(
                ctx,
                host.node().draftPhotos().open(ctx.pathParam("draftId"), PhotoAnswers.size(ctx))));
  }

  private void upload(Context ctx) throws IOException, InterruptedException {
    boolean keepMetadata = "true".equals(ctx.queryParam("keepMetadata"));
    if (!uploads.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new KithException(
          KithException.Kind.UNAVAILABLE,
          "Other photos are still being prepared. Send this one again in a moment.");
    }
    try {
      byte[] photo = read(ctx);
      DraftPhotoView draft = host.node().draftPhotos().add(photo, poster(ctx), keepMetadata);
      Answers.json(ctx, Answers.CREATED, draft);
    } finally {
      uploads.release();
    }
  }

  private static byte[] read(Context ctx) throws IOException {
    if (!ctx.isMultipartFormData()) {
      return read(ctx.bodyInputStream());
    }
    List<UploadedFile> files = ctx.uploadedFiles("photo");
    if (files.size() != 1) {
      throw new ProblemException(
          Answers.BAD_REQUEST,
          "The form has %d files named “photo”. Send one photo in each request."
              .formatted(files.size()));
    }
    try (InputStream content = files.get(0).content()) {
      return read(content);
    }
  }

  /** What a clip shows until it plays. */
  private static Optional<byte[]> poster(Context ctx) throws IOException {
    List<UploadedFile> files = ctx.isMultipartFormData() ? ctx.uploadedFiles("poster") : List.of();
    if (files.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream content = files.get(0).content()) {
      byte[] poster = content.readNBytes((int) Limits.MAX_POSTER_BYTES + 1);
      if (files.size() > 1 || poster.length > Limits.MAX_POSTER_BYTES) {
        throw new ProblemException(
            TOO_LARGE, "A clip has one poster of at most 4 MiB. Send a smaller one, or none.");
      }
      return Optional.of(poster);
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    byte[] photo = in.readNBytes((int) Limits.MAX_PHOTO_BYTES + 1);
    if (photo.length > Limits.MAX_PHOTO_BYTES) {
      throw new ProblemException(
          TOO_LARGE,
          "This file has over 50 MiB; a photo or a clip may have 50 MiB. Make a photo smaller, or"
              + " cut a clip shorter.");
    }
    if (photo.length == 0) {
      throw new ProblemException(Answers.BAD_REQUEST, "The photo is empty. Choose another file.");
    }
    return photo;
  }
}
