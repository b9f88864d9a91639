package social.kith.web.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Routes that need no node. */
public final class TestRoutes implements Routes {
  @Override
  public void addTo(Router router) {
    router.get("/echo", ctx -> Answers.json(ctx, Answers.caller(ctx).getClass().getSimpleName()));
    router.put("/echo", ctx -> ctx.result(ctx.bodyInputStream().readAllBytes()));
    router.delete("/echo", ctx -> ctx.status(Answers.NO_CONTENT));
    router.post("/echo", ctx -> Answers.json(ctx, Answers.body(ctx, Echo.class)));
    router.post(
        "/photos",
        ctx ->
            ctx.result(
                String.valueOf(ctx.bodyInputStream().readAllBytes().length)
                    .getBytes(StandardCharsets.UTF_8)));
    router.post("/qr-codes/read", ctx -> ctx.result(ctx.bodyInputStream().readAllBytes()));
    router.get(
        "/downloads/whole",
        ctx -> Downloads.send(ctx, "a.age", out -> out.write(new byte[200_000])));
    router.get(
        "/downloads/broken",
        ctx ->
            Downloads.send(
                ctx,
                "a.age",
                out -> {
                  out.write(new byte[200_000]);
                  throw new IOException("for the test");
                }));
    router.get(
        "/failing",
        ctx -> {
          throw new IllegalStateException("for the test");
        });
  }

  record Echo(String word) {}
}
