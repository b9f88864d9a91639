package social.kith.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.KithException;
import social.kith.node.NodeBackup;
import social.kith.node.NodeExport;
import social.kith.node.NodeHost;

/** What a person shared, as a file, and its way back. */
final class ArchiveRoutes implements Routes {
  private static final Logger log = LoggerFactory.getLogger(ArchiveRoutes.class);
  private static final long MAX_DRAINED_BYTES = 64L << 20;
  private static final String TAR = "application/x-tar";

  private final NodeHost host;

  ArchiveRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/archive", ctx -> Answers.json(ctx, host.node().archive().view()));
    router.get("/archive/export", this::export);
    router.get("/archive/keys", this::keys);
    router.post("/archive/import", this::importFrom);
  }

  private void export(Context ctx) throws IOException {
    if (ctx.method().name().equals("HEAD")) {
      Downloads.describe(ctx, NodeExport.fileName(), TAR);
      return;
    }
    try (NodeExport export = host.node().archive().beginExport()) {
      Downloads.send(ctx, NodeExport.fileName(), TAR, export::writeTo);
    }
  }

  private void keys(Context ctx) throws IOException {
    if (ctx.method().name().equals("HEAD")) {
      Downloads.describe(ctx, NodeBackup.keysFileName());
      return;
    }
    try (NodeBackup backup = host.node().recovery().beginBackup()) {
      Downloads.send(ctx, NodeBackup.keysFileName(), backup::writeKeysTo);
    }
  }

  private void importFrom(Context ctx) {
    long size = ctx.req().getContentLengthLong();
    InputStream body = ctx.bodyInputStream();
    try {
      Answers.json(ctx, host.node().archive().importFrom(body, size));
    } catch (KithException e) {
      drain(body);
      throw e;
    }
  }

  /** Reads on for a while, so that whoever still sends gets to read the answer. */
  private static void drain(InputStream body) {
    try {
      for (long left = MAX_DRAINED_BYTES; left > 0; ) {
        long count = body.skip(left);
        if (count == 0 && body.read() < 0) {
          return;
        }
        left -= Math.max(1, count);
      }
    } catch (IOException e) {
      log.debug("Whoever sent an export is gone", e);
    }
  }
}
