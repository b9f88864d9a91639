package social.kith.web.api;

import io.javalin.http.Context;
import java.util.Optional;
import social.kith.node.AllowanceView;
import social.kith.node.NodeHost;

/** The people this node is paired with. */
final class ContactRoutes implements Routes {
  private final NodeHost host;

  record VerificationRequest(Optional<String> theirs) {}

  ContactRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/contacts", ctx -> Answers.json(ctx, host.node().contacts()));
    router.get(
        "/contacts/{id}", ctx -> Answers.json(ctx, host.node().contact(ctx.pathParam("id"))));
    router.get(
        "/contacts/{id}/transfers",
        ctx -> Answers.json(ctx, host.node().transfers().of(ctx.pathParam("id"))));
    router.put(
        "/contacts/{id}/allowance",
        ctx ->
            Answers.json(
                ctx,
                host.node()
                    .rules()
                    .allow(ctx.pathParam("id"), Answers.body(ctx, AllowanceView.class))));
    router.delete(
        "/contacts/{id}/offences",
        ctx -> Answers.json(ctx, host.node().rules().forgive(ctx.pathParam("id"))));
    router.post(
        "/contacts/{id}/confirm",
        ctx -> Answers.json(ctx, host.node().confirmContact(ctx.pathParam("id"))));
    router.post(
        "/contacts/{id}/dial",
        ctx -> Answers.json(ctx, host.node().paths().dialNow(ctx.pathParam("id"))));
    router.get(
        "/contacts/{id}/path",
        ctx -> Answers.json(ctx, host.node().paths().of(ctx.pathParam("id"))));
    router.post(
        "/contacts/{id}/path/watch",
        ctx -> Answers.json(ctx, host.node().paths().watch(ctx.pathParam("id"))));
    router.get(
        "/contacts/{id}/safety-number",
        ctx -> Answers.json(ctx, host.node().safetyNumber(ctx.pathParam("id"))));
    router.get("/contacts/{id}/safety-number/qr.svg", this::showQrCode);
    router.put("/contacts/{id}/verification", this::verify);
    router.delete(
        "/contacts/{id}/verification",
        ctx -> Answers.json(ctx, host.node().unverifyContact(ctx.pathParam("id"))));
    router.put(
        "/contacts/{id}/block",
        ctx -> Answers.json(ctx, host.node().blockContact(ctx.pathParam("id"))));
    router.delete(
        "/contacts/{id}/block",
        ctx -> Answers.json(ctx, host.node().unblockContact(ctx.pathParam("id"))));
    router.post(
        "/contacts/{id}/key-change/acknowledge",
        ctx -> Answers.json(ctx, host.node().acknowledgeKeyChange(ctx.pathParam("id"))));
    router.delete(
        "/contacts/{id}/key-change",
        ctx -> Answers.json(ctx, host.node().refuseKeyChange(ctx.pathParam("id"))));
    router.delete(
        "/contacts/{id}",
        ctx -> {
          host.node().removeContact(ctx.pathParam("id"));
          ctx.status(Answers.NO_CONTENT);
        });
  }

  private void verify(Context ctx) {
    VerificationRequest request = Answers.body(ctx, VerificationRequest.class);
    Answers.json(ctx, host.node().verifyContact(ctx.pathParam("id"), request.theirs()));
  }

  private void showQrCode(Context ctx) {
    String text = host.node().safetyNumber(ctx.pathParam("id")).qrText();
    ctx.header("Content-Security-Policy", PhotoAnswers.SANDBOX);
    ctx.contentType("image/svg+xml").result(QrCode.of(text).svg());
  }
}
