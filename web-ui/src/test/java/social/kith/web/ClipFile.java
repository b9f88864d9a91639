package social.kith.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;

/** A small MP4 that tells where it was taken, with noise in place of its one picture. */
public final class ClipFile {
  /** Where it was taken. */
  public static final String PLACE = "+48.2082+016.3738/";

  private static final int TYPE_BYTES = 16;

  private ClipFile() {}

  /** One of 3 s, 320 × 240. */
  public static byte[] mp4(int pictureBytes) {
    return mp4(pictureBytes, "avc1");
  }

  /** The same, coded in some way. */
  public static byte[] mp4(int pictureBytes, String codec) {
    byte[] picture = new byte[pictureBytes];
    new Random(1).nextBytes(picture);
    byte[] samples =
        box(
            "stbl",
            box("stsd", words(0, 1), box(codec, new byte[78])),
            box("stsc", words(0, 1, 1, 1, 1)),
            box("stsz", words(0, 0, 1, pictureBytes)),
            box("stco", words(0, 1, TYPE_BYTES + 8)));
    byte[] media =
        box(
            "mdia",
            box("mdhd", words(0, 0, 0, 1_000, 3_000, 0)),
            box("hdlr", words(0, 0), latin("vide"), new byte[13]),
            box("minf", samples));
    byte[] track =
        box(
            "trak",
            box(
                "tkhd",
                words(3, 0, 0, 1, 0, 3_000, 0, 0, 0, 0),
                words(0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000),
                words(320 << 16, 240 << 16)),
            media);
    byte[] movie =
        box(
            "moov",
            box("mvhd", words(0, 0, 0, 1_000, 3_000), new byte[80]),
            track,
            box("udta", box("\u00a9xyz", latin("\0\u0012\0\0" + PLACE))));
    return join(box("ftyp", latin("isom\0\0\2\0")), box("mdat", picture), movie);
  }

  private static byte[] box(String type, byte[]... content) {
    byte[] body = join(content);
    return join(words(8 + body.length), latin(type), body);
  }

  private static byte[] words(int... numbers) {
    ByteBuffer out = ByteBuffer.allocate(4 * numbers.length);
    for (int number : numbers) {
      out.putInt(number);
    }
    return out.array();
  }

  private static byte[] latin(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
