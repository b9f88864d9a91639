package social.kith.node.feed.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import social.kith.node.feed.photo.PhotoRejectedException.Reason;

/** What kind of file an upload is, told from its first bytes and never from its name. */
enum UploadFormat {
  JPEG("a JPEG photo", ""),
  PNG("a PNG picture", ""),
  HEIC(
      "a HEIC photo",
      "Save it as JPEG and add that. On an iPhone: Settings, Camera, Formats, Most Compatible makes"
          + " new photos JPEG."),
  AVIF("an AVIF picture", Advice.SAVE_AS_JPEG),
  WEBP("a WebP picture", ""),
  GIF("a GIF picture", ""),
  TIFF("a TIFF picture or a camera's raw file", Advice.SAVE_AS_JPEG),
  BMP("a BMP picture", Advice.SAVE_AS_PNG),
  JPEG_XL("a JPEG XL picture", Advice.SAVE_AS_JPEG),
  JPEG_2000("a JPEG 2000 picture", Advice.SAVE_AS_JPEG),
  PHOTOSHOP("a Photoshop file", Advice.SAVE_AS_JPEG),
  SVG("an SVG drawing", Advice.SAVE_AS_PNG),
  PDF("a PDF document", "Save the page as a JPEG or PNG picture and add that."),
  MP4("an MP4 clip", Advice.PICTURE),
  MATROSKA("a WebM clip", Advice.PICTURE),
  AVI("an AVI video", Advice.SAVE_AS_MP4),
  VIDEO("a video of a kind that browsers do not play", Advice.SAVE_AS_MP4),
  ARCHIVE("a ZIP archive", "Unpack it and add the photos in it, as JPEG or PNG."),
  TEXT("a text", "Write it into the post. " + Advice.CHOOSE),
  EMPTY("an empty file", Advice.CHOOSE),
  UNKNOWN("a file of a kind that Kith does not know", Advice.CHOOSE);

  private static final class Advice {
    static final String SAVE_AS_JPEG = "Open it in a photo program, save it as JPEG and add that.";
    static final String PICTURE = "Choose a JPEG or PNG picture.";
    static final String CHOOSE = "Choose a JPEG, PNG, WebP or GIF, or an MP4 or WebM clip.";
    static final String SAVE_AS_MP4 =
        "Save it as MP4 with H.264 and AAC in a video program, and add that.";
    static final String SAVE_AS_PNG = "Open it in a photo program, save it as PNG and add that.";
  }

  /** The bytes {@code magic} (as ISO 8859-1) at {@code offset}. */
  private record Signature(int offset, String magic, UploadFormat format) {
    boolean matches(byte[] file) {
      byte[] expected = magic.getBytes(ISO_8859_1);
      if (file.length < offset + expected.length) {
        return false;
      }
      int end = offset + expected.length;
      return Arrays.equals(file, offset, end, expected, 0, expected.length);
    }
  }

  /** The first that matches counts, so the particular ones stand before the general. */
  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(0, "\u00ff\u00d8\u00ff", JPEG),
          new Signature(0, "\u0089PNG\r\n\u001a\n", PNG),
          new Signature(4, "ftyphe", HEIC),
          new Signature(4, "ftypmif1", HEIC),
          new Signature(4, "ftypmsf1", HEIC),
          new Signature(4, "ftypavi", AVIF),
          new Signature(4, "ftypcrx", TIFF),
          new Signature(4, "ftyp", MP4),
          new Signature(4, "moov", VIDEO),
          new Signature(8, "WEBP", WEBP),
          new Signature(8, "AVI ", AVI),
          new Signature(0, "GIF8", GIF),
          new Signature(0, "II*\u0000", TIFF),
          new Signature(0, "MM\u0000*", TIFF),
          new Signature(0, "BM", BMP),
          new Signature(0, "\u00ff\n", JPEG_XL),
          new Signature(4, "JXL ", JPEG_XL),
          new Signature(4, "jP  ", JPEG_2000),
          new Signature(0, "\u00ffO\u00ffQ", JPEG_2000),
          new Signature(0, "8BPS", PHOTOSHOP),
          new Signature(0, "%PDF", PDF),
          new Signature(0, "\u001aE\u00df\u00a3", MATROSKA),
          new Signature(0, "\u0000\u0000\u0001\u00ba", VIDEO),
          new Signature(0, "0&\u00b2u\u008ef\u00cf\u0011", VIDEO),
          new Signature(0, "FLV\u0001", VIDEO),
          new Signature(0, "PK\u0003\u0004", ARCHIVE));

  private static final int TEXT_SAMPLE_BYTES = 512;

  private final String called;
  private final String advice;

  UploadFormat(String called, String advice) {
    this.called = called;
    this.advice = advice;
  }

  static UploadFormat of(byte[] file) {
    if (file.length == 0) {
      return EMPTY;
    }
    for (Signature signature : SIGNATURES) {
      if (signature.matches(file)) {
        return signature.format();
      }
    }
    return ofUnsigned(file);
  }

  /** A file with no signature is text if it begins with UTF-8 that has no control characters. */
  private static UploadFormat ofUnsigned(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file, 0, Math.min(file.length, TEXT_SAMPLE_BYTES));
    CharBuffer text = CharBuffer.allocate(TEXT_SAMPLE_BYTES);
    if (UTF_8.newDecoder().decode(bytes, text, false).isError()) {
      return UNKNOWN;
    }
    String start = text.flip().toString();
    boolean printable = start.chars().allMatch(c -> c >= ' ' || "\t\n\f\r".indexOf(c) >= 0);
    if (!printable) {
      return UNKNOWN;
    }
    return start.contains("<svg") ? SVG : TEXT;
  }

  /** Whether it is a short video, which has a picture of its own. */
  boolean isClip() {
    return this == MP4 || this == MATROSKA;
  }

  /** A refusal that names the format and says what to do. */
  PhotoRejectedException rejected() {
    return new PhotoRejectedException(
        Reason.FORMAT, "This is " + called + ", which cannot be shared as it is. " + advice);
  }
}
