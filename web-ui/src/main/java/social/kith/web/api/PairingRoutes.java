package social.kith.web.api;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import social.kith.node.InviteView;
import social.kith.node.KithException;
import social.kith.node.NodeHost;

/** Invites of this node, and the use of other people's. */
final class PairingRoutes implements Routes {
  private static final int DEFAULT_VALID_MINUTES = 15;

  private final NodeHost host;

  record InviteRequest(Optional<Integer> validMinutes, Optional<String> contactId) {}

  record PairingRequest(String invite, Optional<String> contactId) {
    @Override
    public String toString() {
      return "PairingRequest";
    }
  }

  record InviteReply(String reply) {}

  PairingRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/invites", ctx -> Answers.json(ctx, host.node().invites()));
    router.post("/invites", this::createInvite);
    router.delete(
        "/invites/{id}", ctx -> Answers.json(ctx, host.node().cancelInvite(ctx.pathParam("id"))));
    router.get("/invites/{id}/qr.svg", this::showQrCode);
    router.post(
        "/invites/reply",
        ctx ->
            Answers.json(
                ctx,
                Answers.ACCEPTED,
                host.node().replyToInvite(Answers.body(ctx, InviteReply.class).reply())));
    router.get("/pairings", ctx -> Answers.json(ctx, host.node().pairings()));
    router.post("/pairings", this::accept);
    router.get("/pairings/{inviterId}/reply.svg", this::showReply);
    router.delete(
        "/pairings/{inviterId}",
        ctx -> {
          host.node().dismissPairing(ctx.pathParam("inviterId"));
          ctx.status(Answers.NO_CONTENT);
        });
  }

  private void createInvite(Context ctx) {
    InviteRequest request = Answers.body(ctx, InviteRequest.class);
    Duration validity = Duration.ofMinutes(request.validMinutes().orElse(DEFAULT_VALID_MINUTES));
    Answers.json(ctx, Answers.CREATED, host.node().createInvite(validity, request.contactId()));
  }

  private void accept(Context ctx) {
    PairingRequest request = Answers.body(ctx, PairingRequest.class);
    Answers.json(
        ctx, Answers.ACCEPTED, host.node().acceptInvite(request.invite(), request.contactId()));
  }

  private void showQrCode(Context ctx) {
    String id = ctx.pathParam("id");
    InviteView invite =
        host.node().invites().stream()
            .filter(i -> i.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new KithException(
                        KithException.Kind.NOT_FOUND, "There is no such invite. Make a new one."));
    String code =
        invite
            .code()
            .orElseThrow(
                () ->
                    new KithException(
                        KithException.Kind.CONFLICT,
                        "This invite is closed and has no code any more. Make a new one."));
    show(ctx, code);
  }

  private void showReply(Context ctx) {
    String inviter = ctx.pathParam("inviterId");
    show(
        ctx,
        host.node().pairings().stream()
            .filter(pairing -> pairing.inviterId().equals(inviter))
            .flatMap(pairing -> pairing.reply().stream())
            .findFirst()
            .orElseThrow(
                () ->
                    new KithException(
                        KithException.Kind.NOT_FOUND,
                        "There is no reply: no invite of this person is being tried now.")));
  }

  private static void show(Context ctx, String code) {
    ctx.header("Content-Security-Policy", PhotoAnswers.SANDBOX);
    ctx.contentType("image/svg+xml").result(QrCode.of(code).svg());
  }
}
