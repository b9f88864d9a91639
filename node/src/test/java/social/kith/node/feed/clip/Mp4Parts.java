package social.kith.node.feed.clip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** MP4 files made for tests: as a phone writes them, with noise in place of pictures and sound. */
public final class Mp4Parts {
  static final String PLACE = "+48.2082+016.3738/";
  static final byte[] HIDDEN = latin("hidden in the data");
  static final byte[] TRACKED = latin("where it was each second");

  private static final int SECOND = 1_000;

  private Mp4Parts() {}

  static byte[] latin(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] box(String type, byte[]... content) {
    byte[] body = join(content);
    return join(words(8 + body.length), latin(type), body);
  }

  /** Numbers of 4 bytes. */
  static byte[] words(long... numbers) {
    ByteBuffer out = ByteBuffer.allocate(4 * numbers.length);
    for (long number : numbers) {
      out.putInt((int) number);
    }
    return out.array();
  }

  static byte[] noise(int seed, int bytes) {
    byte[] noise = new byte[bytes];
    new Random(seed).nextBytes(noise);
    return noise;
  }

  /** A film of these many bytes of picture, 320 × 240, 3 s, that tells where it was taken. */
  public static byte[] clip(int pictureBytes) {
    return new Film().pictures(noise(1, pictureBytes)).toByteArray();
  }

  static byte[] place() {
    return box("udta", box("\u00a9xyz", latin("\0\u0012\u0015\u00c7" + PLACE)));
  }

  static byte[] header(String type, long units) {
    return box(type, words(0, 3_800_000_000L, 3_800_000_001L, SECOND, units), new byte[80]);
  }

  static byte[] trackHeader(int id, int width, int height, boolean onItsSide) {
    int one = 0x1_0000;
    long[] matrix =
        onItsSide
            ? new long[] {0, one, 0, -one, 0, 0, 0, 0, 0x4000_0000}
            : new long[] {one, 0, 0, 0, one, 0, 0, 0, 0x4000_0000};
    return box(
        "tkhd",
        words(3, 3_800_000_000L, 3_800_000_001L, id, 0, 3_000, 0, 0, 0, 0),
        words(matrix),
        words((long) width << 16, (long) height << 16));
  }

  static byte[] handler(String type) {
    return box("hdlr", words(0, 0), latin(type), new byte[12], latin("GoPro handler\0"));
  }

  static byte[] description(String handler, String codec) {
    byte[] coder = latin(handler.equals("vide") ? "\u0011GoPro AVC encoder" : "");
    return box("stsd", words(0, 1), box(codec, new byte[42], coder, new byte[18]));
  }

  /** A track of one chunk with one sample. */
  static byte[] track(byte[] head, String handler, String codec, int at, int bytes) {
    byte[] samples =
        box(
            "stbl",
            description(handler, codec),
            box("stts", words(0, 1, 1, 3_000)),
            box("stsc", words(0, 1, 1, 1, 1)),
            box("stsz", words(0, 0, 1, bytes)),
            box("stco", words(0, 1, at)));
    byte[] source = box("dref", words(0, 1), box("alis", words(1), latin("/Users/ann/boat.mov")));
    byte[] information = box("minf", box("vmhd", words(1, 0, 0)), box("dinf", source), samples);
    return box(
        "trak", head, box("mdia", header("mdhd", 3_000), handler(handler), information), place());
  }

  /** A film whose parts can be changed. */
  static final class Film {
    private byte[] brand = latin("isom\0\0\2\0isomavc1");
    private String video = "avc1";
    private String sound = "mp4a";
    private byte[] pictures = noise(1, 5_000);
    private byte[] sounds = noise(2, 700);
    private int width = 320;
    private int height = 240;
    private boolean onItsSide;
    private long lengthMs = 3_000;
    private boolean moviesFirst;

    Film brand(String text) {
      brand = latin(text);
      return this;
    }

    Film video(String codec) {
      video = codec;
      return this;
    }

    Film sound(String codec) {
      sound = codec;
      return this;
    }

    Film pictures(byte[] bytes) {
      pictures = bytes;
      return this;
    }

    Film size(int widthPx, int heightPx, boolean side) {
      width = widthPx;
      height = heightPx;
      onItsSide = side;
      return this;
    }

    Film lengthMs(long ms) {
      lengthMs = ms;
      return this;
    }

    Film moviesFirst() {
      moviesFirst = true;
      return this;
    }

    byte[] pictures() {
      return pictures;
    }

    byte[] sounds() {
      return sounds;
    }

    byte[] toByteArray() {
      byte[] type = box("ftyp", brand);
      byte[] data = box("mdat", HIDDEN, pictures, TRACKED, sounds, HIDDEN);
      byte[] uuid = box("uuid", noise(3, 16), latin("<exif:GPSLatitude>48,12.5N"));
      int movieBytes = movie(0).length;
      byte[] movie = movie(type.length + (moviesFirst ? movieBytes : 0));
      return moviesFirst ? join(type, movie, data, uuid) : join(type, data, movie, uuid);
    }

    private byte[] movie(int dataAt) {
      int at = dataAt + 8 + HIDDEN.length;
      int tracked = at + pictures.length;
      byte[] picture =
          track(trackHeader(1, width, height, onItsSide), "vide", video, at, pictures.length);
      byte[] places = track(trackHeader(2, 0, 0, false), "meta", "gpmd", tracked, TRACKED.length);
      byte[] heard =
          track(
              trackHeader(3, 0, 0, false), "soun", sound, tracked + TRACKED.length, sounds.length);
      byte[] keys =
          box("meta", words(0), latin("com.apple.quicktime.location.ISO6709"), latin(PLACE));
      return box("moov", header("mvhd", lengthMs), picture, places, heard, place(), keys);
    }
  }

  /** A film in pieces, as a browser records it: two of 10 pictures of 40 ms. */
  static byte[] pieces() {
    byte[] movie =
        box(
            "moov",
            header("mvhd", 0),
            track(trackHeader(1, 64, 48, false), "vide", "avc1", 0, 0),
            box("mvex", box("trex", words(0, 1, 1, 40, 0, 0))));
    return join(box("ftyp", latin("iso5\0\0\2\0iso5")), movie, piece(0), piece(400), box("mfra"));
  }

  private static byte[] piece(int at) {
    byte[] run = box("trun", words(1, 10, 100));
    byte[] track = box("traf", box("tfhd", words(0x20000, 1)), box("tfdt", words(0, at)), run);
    return join(
        box("moof", box("mfhd", words(0, 1)), track, box("udta", latin("loci"))),
        box("mdat", noise(at, 100)));
  }

  static boolean contains(byte[] file, byte[] part) {
    for (int i = 0; i + part.length <= file.length; i++) {
      if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
