package social.kith.node.peer;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;

/** Draws the time into pictures in I420, for programs and for people. */
final class PatternClock {
  /** Squares of the strip, and so bits. */
  static final int BITS = 16;

  private static final byte BLACK = 16;
  private static final byte WHITE = (byte) 235;
  private static final byte GREY = (byte) 128;

  /**
   * Seven segments of each digit: top, upper left and right, middle, lower left and right, bottom.
   */
  private static final int[] SEGMENTS = {
    0b1110111, 0b0010010, 0b1011101, 0b1011011, 0b0111010, 0b1101011, 0b1101111, 0b1010010,
    0b1111111, 0b1111011
  };

  private final int widthPx;
  private final int heightPx;
  private final int stripPx;
  private final int unitPx;

  PatternClock(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    stripPx = Math.max(2, heightPx / BITS);
    unitPx = Math.max(1, heightPx / 60);
  }

  void draw(byte[] i420, long epochMs) {
    for (int bit = 0; bit < BITS; bit++) {
      int left = bit * widthPx / BITS;
      boolean set = (epochMs >> (BITS - 1 - bit) & 1) == 1;
      fill(i420, left, 0, (bit + 1) * widthPx / BITS - left, stripPx, set ? WHITE : BLACK);
    }
    LocalTime time = LocalTime.ofInstant(Instant.ofEpochMilli(epochMs), ZoneId.systemDefault());
    int[] digits = {
      time.getHour() / 10,
      time.getHour() % 10,
      time.getMinute() / 10,
      time.getMinute() % 10,
      time.getSecond() / 10,
      time.getSecond() % 10
    };
    fill(i420, 0, stripPx, 40 * unitPx, 11 * unitPx, BLACK);
    for (int i = 0; i < digits.length; i++) {
      digit(i420, (1 + 6 * i + i / 2 * 2) * unitPx, stripPx + unitPx, SEGMENTS[digits[i]]);
    }
  }

  private void digit(byte[] i420, int x, int y, int segments) {
    int u = unitPx;
    int[][] places = {
      {0, 0, 4, 1},
      {0, 0, 1, 5},
      {3, 0, 1, 5},
      {0, 4, 4, 1},
      {0, 4, 1, 5},
      {3, 4, 1, 5},
      {0, 8, 4, 1}
    };
    for (int i = 0; i < places.length; i++) {
      if ((segments >> (places.length - 1 - i) & 1) == 1) {
        int[] p = places[i];
        fill(i420, x + p[0] * u, y + p[1] * u, p[2] * u, p[3] * u, WHITE);
      }
    }
  }

  /** A rectangle without colour, as far as it is in the picture. */
  private void fill(byte[] i420, int x, int y, int width, int height, byte luma) {
    int right = Math.min(widthPx, x + width);
    int bottom = Math.min(heightPx, y + height);
    int chromaWidth = (widthPx + 1) / 2;
    int blue = widthPx * heightPx;
    int red = blue + chromaWidth * ((heightPx + 1) / 2);
    for (int row = y; row < bottom && x < right; row++) {
      Arrays.fill(i420, row * widthPx + x, row * widthPx + right, luma);
      int from = row / 2 * chromaWidth + x / 2;
      int to = row / 2 * chromaWidth + (right + 1) / 2;
      Arrays.fill(i420, blue + from, blue + to, GREY);
      Arrays.fill(i420, red + from, red + to, GREY);
    }
  }
}
