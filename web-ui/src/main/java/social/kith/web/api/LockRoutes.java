package social.kith.web.api;

import io.javalin.http.Context;
import java.util.Optional;
import social.kith.node.LockView;
import social.kith.node.NodeHost;

/** Locking the node and opening it; these answer while it is locked. */
final class LockRoutes implements Routes {
  private final NodeHost host;

  record PassphraseRequest(String passphrase) {
    @Override
    public String toString() {
      return "PassphraseRequest";
    }
  }

  record NewPassphraseRequest(Optional<String> current, String passphrase) {
    @Override
    public String toString() {
      return "NewPassphraseRequest";
    }
  }

  LockRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/lock", ctx -> Answers.json(ctx, host.state()));
    router.post("/lock", ctx -> answer(ctx, host.lock()));
    router.post("/unlock", ctx -> answer(ctx, host.unlock(passphrase(ctx))));
    router.put("/passphrase", this::setPassphrase);
    router.post("/passphrase/remove", ctx -> answer(ctx, host.removePassphrase(passphrase(ctx))));
  }

  private void setPassphrase(Context ctx) {
    NewPassphraseRequest request = Answers.body(ctx, NewPassphraseRequest.class);
    answer(ctx, host.setPassphrase(request.current(), request.passphrase()));
  }

  private static String passphrase(Context ctx) {
    return Answers.body(ctx, PassphraseRequest.class).passphrase();
  }

  /** Has the browser forget what it kept of photos, which lies unsealed on its disk. */
  private static void answer(Context ctx, LockView state) {
    ctx.header("Clear-Site-Data", "\"cache\"");
    Answers.json(ctx, state);
  }
}
