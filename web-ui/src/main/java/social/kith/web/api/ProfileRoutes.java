package social.kith.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import social.kith.node.NodeHost;
import social.kith.node.PhotoContent;
import social.kith.node.SettingsView;
import social.kith.web.http.ProblemException;

/** The person this node belongs to, what they chose, and how the node is doing. */
final class ProfileRoutes implements Routes {
  private final NodeHost host;

  record ProfileRequest(Optional<String> name, Optional<String> line) {}

  record PictureRequest(String photo) {}

  record HostNameRequest(String name) {}

  ProfileRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/profile", ctx -> Answers.json(ctx, host.node().profile()));
    router.put("/profile", this::change);
    router.get("/profile/picture", ctx -> sendPicture(ctx, host.node().ownProfile().openPicture()));
    router.put("/profile/picture", this::setPicture);
    router.delete(
        "/profile/picture", ctx -> Answers.json(ctx, host.node().ownProfile().removePicture()));
    router.get(
        "/contacts/{id}/picture",
        ctx -> sendPicture(ctx, host.node().openPicture(ctx.pathParam("id"))));
    router.get("/host-name", ctx -> Answers.json(ctx, host.node().hostName().view()));
    router.put(
        "/host-name",
        ctx -> {
          HostNameRequest request = Answers.body(ctx, HostNameRequest.class);
          Answers.json(ctx, host.node().hostName().choose(request.name()));
        });
    router.get("/settings", ctx -> Answers.json(ctx, host.node().settings()));
    router.put(
        "/settings",
        ctx ->
            Answers.json(ctx, host.node().changeSettings(Answers.body(ctx, SettingsView.class))));
    router.get("/status", ctx -> Answers.json(ctx, host.node().status()));
  }

  private void change(Context ctx) {
    ProfileRequest request = Answers.body(ctx, ProfileRequest.class);
    if (request.name().isEmpty() && request.line().isEmpty()) {
      throw new ProblemException(Answers.UNPROCESSABLE, "Send “name”, “line”, or both.");
    }
    request.name().ifPresent(host.node()::setName);
    request.line().ifPresent(host.node().ownProfile()::setLine);
    Answers.json(ctx, host.node().profile());
  }

  private void setPicture(Context ctx) {
    String draft = Answers.body(ctx, PictureRequest.class).photo();
    Answers.json(ctx, host.node().ownProfile().setPicture(draft));
  }

  /** Another picture has another name, which the page puts into the address. */
  private void sendPicture(Context ctx, PhotoContent picture) throws IOException {
    boolean kept = !host.state().passphrase() && ctx.queryParam("v") != null;
    ctx.header("Cache-Control", PhotoAnswers.caching(kept));
    PhotoAnswers.send(ctx, picture);
  }
}
