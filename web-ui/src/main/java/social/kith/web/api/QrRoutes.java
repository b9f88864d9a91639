package social.kith.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import social.kith.node.KithException;
import social.kith.web.guard.Limits;
import social.kith.web.http.ProblemException;

/** Reads QR codes, since not every browser can. Nothing of a picture is kept. */
final class QrRoutes implements Routes {
  // A picture takes some memory while it is decoded; others wait with their bodies unread.
  private static final int READINGS_AT_ONCE = 1;
  private static final int WAIT_SECONDS = 20;
  private static final int TOO_LARGE = 413;

  private final Semaphore readings = new Semaphore(READINGS_AT_ONCE, true);

  @Override
  public void addTo(Router router) {
    router.post("/qr-codes/read", this::read);
  }

  private void read(Context ctx) throws IOException, InterruptedException {
    if (!readings.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new KithException(
          KithException.Kind.UNAVAILABLE,
          "Other pictures are still being read. Send this one again in a moment.");
    }
    try {
      String text =
          QrReader.find(picture(ctx))
              .orElseThrow(
                  () ->
                      new ProblemException(
                          Answers.UNPROCESSABLE,
                          "No QR code can be read in this picture. Take one that shows all of the"
                              + " code, sharp and straight from the front, or paste the text."));
      Answers.json(ctx, new QrText(text));
    } finally {
      readings.release();
    }
  }

  private static byte[] picture(Context ctx) throws IOException {
    int most = (int) Limits.MAX_QR_PICTURE_BYTES;
    byte[] picture = ctx.bodyInputStream().readNBytes(most + 1);
    if (picture.length > most) {
      throw new ProblemException(TOO_LARGE, "The picture is over 12 MiB. Make it smaller.");
    }
    if (picture.length == 0) {
      throw new ProblemException(Answers.BAD_REQUEST, "The picture is empty. Choose another file.");
    }
    return picture;
  }
}
