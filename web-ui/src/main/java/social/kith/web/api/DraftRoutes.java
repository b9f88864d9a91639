package social.kith.web.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import social.kith.node.DraftWish;
import social.kith.node.NewPost;
import social.kith.node.NodeHost;
import social.kith.node.PostDrafts;

/** Posts that were written and put by. */
final class DraftRoutes implements Routes {
  private final NodeHost host;

  record DraftRequest(
      String text,
      Optional<List<NewPost.Photo>> photos,
      Optional<List<String>> audience,
      Optional<List<String>> circles,
      Optional<Long> expiresAfterSeconds) {
    DraftWish wish() {
      return new DraftWish(
          text,
          photos.orElse(List.of()),
          audience.orElse(List.of()),
          circles.orElse(List.of()),
          expiresAfterSeconds);
    }
  }

  DraftRoutes(NodeHost host) {
    this.host = host;
  }

  private PostDrafts drafts() {
    return host.node().postDrafts();
  }

  @Override
  public void addTo(Router router) {
    router.get("/drafts", ctx -> Answers.json(ctx, drafts().all()));
    router.post(
        "/drafts", ctx -> Answers.json(ctx, Answers.CREATED, drafts().keep(request(ctx).wish())));
    router.put(
        "/drafts/{id}",
        ctx -> Answers.json(ctx, drafts().keep(ctx.pathParam("id"), request(ctx).wish())));
    router.delete(
        "/drafts/{id}",
        ctx -> {
          drafts().discard(ctx.pathParam("id"));
          ctx.status(Answers.NO_CONTENT);
        });
  }

  private static DraftRequest request(Context ctx) {
    return Answers.body(ctx, DraftRequest.class);
  }
}
