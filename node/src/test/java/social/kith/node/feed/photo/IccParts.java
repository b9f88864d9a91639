package social.kith.node.feed.photo;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds small colour profiles (ICC.1:2001-04, version 2). */
final class IccParts {
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Tag(String name, byte[] data) {}

  private IccParts() {}

  /** Display P3's primaries, adapted to D50, with gamma 2.2. */
  static byte[] displayP3() {
    byte[] gamma =
        JpegParts.join(JpegParts.latin("curv\0\0\0\0"), ints(1), new byte[] {2, 51, 0, 0});
    return profile(
        "mntrRGB XYZ ",
        new Tag("rXYZ", xyz(0.51512, 0.24120, -0.00105)),
        new Tag("gXYZ", xyz(0.29198, 0.69225, 0.04189)),
        new Tag("bXYZ", xyz(0.15710, 0.06657, 0.78407)),
        new Tag("wtpt", xyz(0.9642, 1, 0.8249)),
        new Tag("rTRC", gamma),
        new Tag("gTRC", gamma),
        new Tag("bTRC", gamma));
  }

  /** Grey of gamma 1. */
  static byte[] linearGrey() {
    byte[] identity = JpegParts.join(JpegParts.latin("curv\0\0\0\0"), ints(0));
    return profile(
        "mntrGRAYXYZ ", new Tag("wtpt", xyz(0.9642, 1, 0.8249)), new Tag("kTRC", identity));
  }

  /** Any inks print the same middle grey: L* 50. */
  static byte[] greyPrinter() {
    byte[] curves = new byte[4 * 256];
    for (int i = 0; i < curves.length; i++) {
      curves[i] = (byte) i;
    }
    byte[] grid = new byte[16 * 3];
    for (int i = 0; i < 16; i++) {
      grid[3 * i] = (byte) 128;
      grid[3 * i + 1] = (byte) 128;
      grid[3 * i + 2] = (byte) 128;
    }
    byte[] outputCurves = Arrays.copyOf(curves, 3 * 256);
    byte[] matrix = ints(65_536, 0, 0, 0, 65_536, 0, 0, 0, 65_536);
    byte[] shape = {4, 3, 2, 0};
    byte[] table =
        JpegParts.join(JpegParts.latin("mft1\0\0\0\0"), shape, matrix, curves, grid, outputCurves);
    return profile("prtrCMYKLab ", new Tag("A2B0", table), new Tag("wtpt", xyz(0.9642, 1, 0.8249)));
  }

  private static byte[] profile(String kind, Tag... tags) {
    int offset = 128 + 4 + 12 * tags.length;
    List<byte[]> table = new ArrayList<>();
    List<byte[]> data = new ArrayList<>();
    table.add(ints(tags.length));
    for (Tag tag : tags) {
      byte[] padded = Arrays.copyOf(tag.data(), (tag.data().length + 3) / 4 * 4);
      table.add(JpegParts.latin(tag.name()));
      table.add(ints(offset, tag.data().length));
      data.add(padded);
      offset += padded.length;
    }
    ByteBuffer header = ByteBuffer.allocate(128);
    header.putInt(0, offset).putInt(8, 0x02400000);
    header.position(12).put(JpegParts.latin(kind));
    header.position(36).put(JpegParts.latin("acsp"));
    header.putInt(68, fixed(0.9642)).putInt(72, fixed(1)).putInt(76, fixed(0.8249));
    return JpegParts.join(
        header.array(),
        JpegParts.join(table.toArray(byte[][]::new)),
        JpegParts.join(data.toArray(byte[][]::new)));
  }

  private static byte[] xyz(double x, double y, double z) {
    return JpegParts.join(JpegParts.latin("XYZ \0\0\0\0"), ints(fixed(x), fixed(y), fixed(z)));
  }

  private static int fixed(double value) {
    return (int) Math.round(value * 65_536);
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }
}
