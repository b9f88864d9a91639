package social.kith.web.api;

import java.io.IOException;
import java.io.InputStream;

/** The description of the API itself, OpenAPI 3.1. */
final class DocumentRoutes implements Routes {
  @Override
  public void addTo(Router router) {
    router.get("/openapi.json", ctx -> ctx.contentType("application/json").result(document()));
  }

  static byte[] document() throws IOException {
    try (InputStream in = DocumentRoutes.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IOException("openapi.json is not in this build");
      }
      return in.readAllBytes();
    }
  }
}
