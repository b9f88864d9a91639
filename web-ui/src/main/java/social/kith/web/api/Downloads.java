package social.kith.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that are written while they are sent, so that nobody knows their size before. */
final class Downloads {
  private static final Logger log = LoggerFactory.getLogger(Downloads.class);
  private static final String BYTES = "application/octet-stream";

  private Downloads() {}

  /** Writes a file. */
  @FunctionalInterface
  interface Source {
    /** All of it, or fails. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** The headers of a file of this name, of no kind that a browser knows. */
  static void describe(Context ctx, String name) {
    describe(ctx, name, BYTES);
  }

  /** The headers of a file of this name and media type. */
  static void describe(Context ctx, String name, String mediaType) {
    ctx.contentType(mediaType)
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
  }

  /** Sends a file, as {@link #send(Context, String, String, Source)}. */
  static void send(Context ctx, String name, Source source) throws IOException {
    send(ctx, name, BYTES, source);
  }

  /**
   * Sends a file. If it cannot be written to its end, the connection breaks, so that whoever gets
   * it does not take it for whole.
   */
  static void send(Context ctx, String name, String mediaType, Source source) throws IOException {
    describe(ctx, name, mediaType);
    try {
      source.writeTo(ctx.outputStream());
    } catch (IOException | RuntimeException e) {
      if (!ctx.res().isCommitted()) {
        throw e;
      }
      log.info("A download was broken off", e);
      ServletContextRequest.getServletContextRequest(ctx.req())
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close(e);
    }
  }
}
