package social.kith.web.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import social.kith.node.CameraView;
import social.kith.node.CameraWindow;
import social.kith.node.CameraWish;
import social.kith.node.Cameras;
import social.kith.node.DraftPhotoView;
import social.kith.node.KithException;
import social.kith.node.NewPost;
import social.kith.node.NodeHost;

/** Cameras of the node. */
final class CameraRoutes implements Routes {
  private final NodeHost host;

  record GrantRequest(Optional<CameraWindow> window) {}

  record SnapshotRequest(Optional<String> text, List<String> audience) {}

  CameraRoutes(NodeHost host) {
    this.host = host;
  }

  private Cameras cameras() {
    return host.node().cameras();
  }

  @Override
  public void addTo(Router router) {
    router.get("/cameras", ctx -> Answers.json(ctx, cameras().all()));
    router.get("/cameras/devices", ctx -> Answers.json(ctx, cameras().devices()));
    router.post(
        "/cameras",
        ctx ->
            Answers.json(ctx, Answers.CREATED, cameras().add(Answers.body(ctx, CameraWish.class))));
    router.put("/cameras/{id}", this::change);
    router.delete(
        "/cameras/{id}",
        ctx -> {
          cameras().remove(ctx.pathParam("id"));
          ctx.status(Answers.NO_CONTENT);
        });
    router.put("/cameras/{id}/grants/{contactId}", this::grant);
    router.delete("/cameras/{id}/grants/{contactId}", this::revoke);
    router.get(
        "/cameras/{id}/picture",
        ctx -> {
          byte[] picture = cameras().picture(ctx.pathParam("id"));
          ctx.contentType("image/jpeg").result(picture);
        });
    router.post("/cameras/{id}/snapshots", this::snapshot);
  }

  private void change(Context ctx) {
    CameraWish wish = Answers.body(ctx, CameraWish.class);
    Answers.json(ctx, cameras().change(ctx.pathParam("id"), wish));
  }

  private void grant(Context ctx) {
    CameraView camera =
        cameras()
            .grant(
                ctx.pathParam("id"),
                ctx.pathParam("contactId"),
                Answers.body(ctx, GrantRequest.class).window());
    Answers.json(ctx, camera);
  }

  private void revoke(Context ctx) {
    Answers.json(ctx, cameras().revoke(ctx.pathParam("id"), ctx.pathParam("contactId")));
  }

  /** A post with what the camera sees now. */
  private void snapshot(Context ctx) {
    SnapshotRequest request = Answers.body(ctx, SnapshotRequest.class);
    byte[] picture = cameras().picture(ctx.pathParam("id"));
    DraftPhotoView draft = host.node().draftPhotos().add(picture, false);
    NewPost wished =
        new NewPost(
            request.text().orElse(""),
            List.of(new NewPost.Photo(draft.id(), "")),
            request.audience(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    try {
      Answers.json(ctx, Answers.CREATED, host.node().post(wished));
    } catch (KithException e) {
      host.node().draftPhotos().discard(draft.id());
      throw e;
    }
  }
}
