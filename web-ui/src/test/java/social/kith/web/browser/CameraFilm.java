package social.kith.web.browser;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import social.kith.web.api.QrPictures;

/** What Chromium's camera for tests shows: one picture, as YUV4MPEG2 of 4:2:0. */
final class CameraFilm {
  private static final int WIDTH_PX = 640;
  private static final int HEIGHT_PX = 480;
  private static final int FRAMES = 2;

  private CameraFilm() {}

  static void write(Path file, BufferedImage picture) throws IOException {
    BufferedImage scene = QrPictures.blank(WIDTH_PX, HEIGHT_PX, Color.LIGHT_GRAY);
    int left = (WIDTH_PX - picture.getWidth()) / 2;
    int top = (HEIGHT_PX - picture.getHeight()) / 2;
    scene.createGraphics().drawImage(picture, left, top, null);
    byte[] frame = frame(scene);
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    String head = "YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n".formatted(WIDTH_PX, HEIGHT_PX);
    film.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < FRAMES; i++) {
      film.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      film.writeBytes(frame);
    }
    Files.write(file, film.toByteArray());
  }

  /** Brightness, then two planes of a quarter that say there is no colour. */
  private static byte[] frame(BufferedImage scene) {
    byte[] frame = new byte[WIDTH_PX * HEIGHT_PX * 3 / 2];
    Arrays.fill(frame, (byte) 128);
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        frame[y * WIDTH_PX + x] = (byte) (scene.getRGB(x, y) & 0xFF);
      }
    }
    return frame;
  }
}
