package social.kith.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import social.kith.node.FeedPage;
import social.kith.node.NewPost;
import social.kith.node.NodeHost;
import social.kith.node.PhotoContent;
import social.kith.node.PhotoSize;
import social.kith.node.PostEdit;
import social.kith.web.http.ProblemException;

/** The feed. */
final class PostRoutes implements Routes {
  private static final int NAME_DIGITS = 8;
  private static final int NOT_MODIFIED = 304;

  private final NodeHost host;

  record PostRequest(
      String text,
      Optional<List<NewPost.Photo>> photos,
      List<String> audience,
      Optional<List<String>> circles,
      Optional<Long> expiresAfterSeconds) {}

  record AudienceRequest(List<String> contacts) {}

  record TextRequest(String text) {}

  record AddedRequest(List<NewPost.Photo> photos, Optional<String> text) {}

  record SeenRequest(List<String> ids) {}

  PostRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/posts", this::feed);
    router.post("/posts", this::post);
    router.get("/posts/{id}", ctx -> Answers.json(ctx, host.node().findPost(ctx.pathParam("id"))));
    router.get(
        "/posts/{id}/deliveries",
        ctx -> Answers.json(ctx, host.node().findPost(ctx.pathParam("id")).deliveries()));
    router.put(
        "/posts/{id}/retraction",
        ctx -> Answers.json(ctx, host.node().sharedPosts().retract(ctx.pathParam("id"))));
    router.put("/posts/{id}/text", this::edit);
    router.post("/posts/{id}/photos", this::addPhotos);
    router.post("/posts/{id}/audience", this::widen);
    router.get(
        "/posts/{id}/revisions",
        ctx -> Answers.json(ctx, host.node().sharedPosts().revisions(ctx.pathParam("id"))));
    router.post("/posts/seen", this::seen);
    router.get(
        "/deliveries",
        ctx -> Answers.json(ctx, host.node().sharedPosts().newest(Answers.limit(ctx))));
    router.get("/posts/{id}/photos/{index}/{size}", this::photo);
    router.post("/posts/{id}/photos/{index}/{size}", this::askForPhoto);
    router.get("/transfers", ctx -> Answers.json(ctx, host.node().transfers().all()));
  }

  private void edit(Context ctx) {
    String text = Answers.body(ctx, TextRequest.class).text();
    Answers.json(ctx, host.node().sharedPosts().edit(ctx.pathParam("id"), PostEdit.text(text)));
  }

  private void addPhotos(Context ctx) {
    AddedRequest request = Answers.body(ctx, AddedRequest.class);
    if (request.photos().isEmpty()) {
      throw new ProblemException(Answers.UNPROCESSABLE, "There is no photo to add. Name one.");
    }
    PostEdit edit =
        new PostEdit(
            request.text(), request.photos(), Optional.ofNullable(ctx.header("Idempotency-Key")));
    Answers.json(ctx, host.node().sharedPosts().edit(ctx.pathParam("id"), edit));
  }

  private void widen(Context ctx) {
    List<String> contacts = Answers.body(ctx, AudienceRequest.class).contacts();
    Answers.json(ctx, host.node().sharedPosts().widen(ctx.pathParam("id"), contacts));
  }

  private void seen(Context ctx) {
    host.node().sharedPosts().seen(Answers.body(ctx, SeenRequest.class).ids());
    ctx.status(Answers.NO_CONTENT);
  }

  private void post(Context ctx) {
    PostRequest request = Answers.body(ctx, PostRequest.class);
    NewPost post =
        new NewPost(
            request.text(),
            request.photos().orElse(List.of()),
            request.audience(),
            request.circles().orElse(List.of()),
            request.expiresAfterSeconds(),
            Optional.ofNullable(ctx.header("Idempotency-Key")));
    Answers.json(ctx, Answers.CREATED, host.node().post(post));
  }

  private void feed(Context ctx) {
    Optional<String> older = Answers.parameter(ctx, "cursor");
    Optional<String> newer = Answers.parameter(ctx, "newer");
    FeedQuery.requireOne(ctx, "cursor", "newer");
    int limit = Answers.limit(ctx);
    FeedQuery query = FeedQuery.of(ctx);
    FeedPage page =
        newer
            .map(cursor -> host.node().feedNewer(cursor, limit))
            .orElseGet(() -> host.node().feed(query.choice(), older, limit));
    List<String> links = new ArrayList<>();
    page.older().ifPresent(c -> links.add(link("cursor", c + query.rest(), limit, "next")));
    if (query.isWhole()) {
      page.newer().ifPresent(c -> links.add(link("newer", c, limit, "prev")));
    }
    if (!links.isEmpty()) {
      ctx.header("Link", String.join(", ", links));
    }
    Answers.json(ctx, page);
  }

  private static String link(String parameter, String cursor, int limit, String rel) {
    return "<%s/posts?%s=%s&limit=%d>; rel=\"%s\""
        .formatted(Router.PREFIX, parameter, cursor, limit, rel);
  }

  private void photo(Context ctx) throws IOException {
    String id = ctx.pathParam("id");
    int index = index(ctx.pathParam("index"));
    PhotoSize size = PhotoAnswers.size(ctx);
    PhotoContent photo = host.node().openPhoto(id, index, size);
    // A post's id is the hash of what its author signed, photos included, and later ones only
    // follow these: the image never changes.
    String tag = "\"%s-%d-%s\"".formatted(id, index, size.name().toLowerCase(Locale.ROOT));
    ctx.header("ETag", tag)
        .header("Cache-Control", PhotoAnswers.caching(!host.state().passphrase()));
    if (tag.equals(ctx.header("If-None-Match"))) {
      photo.stream().close();
      ctx.status(NOT_MODIFIED);
      return;
    }
    if (ctx.queryParam("download") != null) {
      String post = id.substring(0, Math.min(NAME_DIGITS, id.length()));
      PhotoAnswers.asDownload(ctx, photo, "kith-%s-%d".formatted(post, index + 1));
    }
    PhotoAnswers.send(ctx, photo);
  }

  private void askForPhoto(Context ctx) {
    int index = index(ctx.pathParam("index"));
    PhotoSize size = PhotoAnswers.size(ctx);
    Answers.json(
        ctx, Answers.ACCEPTED, host.node().transfers().ask(ctx.pathParam("id"), index, size));
  }

  private static int index(String text) {
    if (!text.matches("[0-9]{1,4}")) {
      throw new ProblemException(
          Answers.UNPROCESSABLE, "The number of a photo counts from 0. Take it from the post.");
    }
    return Integer.parseInt(text);
  }
}
