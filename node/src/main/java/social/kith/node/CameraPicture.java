package social.kith.node;

import java.awt.image.BufferedImage;
import social.kith.node.peer.VideoFrame;

/** A frame of a camera as a picture. */
final class CameraPicture {
  private CameraPicture() {}

  /** Upright, in RGB (ITU-R BT.601, limited range). */
  static BufferedImage of(VideoFrame frame) {
    boolean turned = frame.rotationDegrees() % 180 != 0;
    int width = turned ? frame.heightPx() : frame.widthPx();
    int height = turned ? frame.widthPx() : frame.heightPx();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < frame.heightPx(); y++) {
      for (int x = 0; x < frame.widthPx(); x++) {
        int rgb = rgb(frame.luma(x, y), frame.chromaBlue(x, y), frame.chromaRed(x, y));
        switch (frame.rotationDegrees()) {
          case 90 -> image.setRGB(width - 1 - y, x, rgb);
          case 180 -> image.setRGB(width - 1 - x, height - 1 - y, rgb);
          case 270 -> image.setRGB(y, height - 1 - x, rgb);
          default -> image.setRGB(x, y, rgb);
        }
      }
    }
    return image;
  }

  private static int rgb(int luma, int blue, int red) {
    double y = 1.164 * (luma - 16);
    double u = blue - 128.0;
    double v = red - 128.0;
    return clamp(y + 1.596 * v) << 16
        | clamp(y - 0.392 * u - 0.813 * v) << 8
        | clamp(y + 2.017 * u);
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
