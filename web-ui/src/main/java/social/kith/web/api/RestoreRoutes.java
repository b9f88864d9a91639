package social.kith.web.api;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.NodeHost;
import social.kith.node.Restoring;
import social.kith.web.http.ProblemException;

/**
 * A new node that becomes the one of a backup. The words come before the file in one body, so that
 * they are in no address and no header, and wrong ones are refused before the file is read.
 */
final class RestoreRoutes implements Routes {
  private static final Logger log = LoggerFactory.getLogger(RestoreRoutes.class);
  private static final int MAX_WORDS_BYTES = 1_024;

  private final NodeHost host;

  record WordList(List<String> words) {}

  RestoreRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/restore/words", ctx -> Answers.json(ctx, new WordList(Restoring.allWords())));
    router.post("/restore", this::restore);
  }

  private void restore(Context ctx) throws IOException {
    InputStream body = ctx.bodyInputStream();
    try {
      byte[] words = firstLine(body);
      long fileBytes = ctx.req().getContentLengthLong() - words.length - 1;
      String text = new String(words, StandardCharsets.UTF_8);
      Answers.json(ctx, host.restore(text, body, fileBytes));
    } finally {
      readOn(body);
    }
  }

  private static byte[] firstLine(InputStream body) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = body.read(); next != '\n'; next = body.read()) {
      if (next < 0 || line.size() == MAX_WORDS_BYTES) {
        throw new ProblemException(
            Answers.BAD_REQUEST,
            "The body does not begin with a line of recovery words. Send them, then the file.");
      }
      line.write(next);
    }
    return line.toByteArray();
  }

  /** A browser reads the answer only when it has sent everything. */
  private static void readOn(InputStream body) {
    try {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      log.debug("Whoever sent a backup is gone", e);
    }
  }
}
