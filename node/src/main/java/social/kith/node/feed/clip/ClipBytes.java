package social.kith.node.feed.clip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A file that is read, and of which parts are overwritten in place, so that no part moves. Where
 * metadata is kept nothing is overwritten.
 */
final class ClipBytes {
  /** What names a place, in small letters: MP4 atoms, keys of Apple, XMP, GoPro, Matroska tags. */
  private static final List<byte[]> PLACES =
      marks("\u00a9xyz", "loci", "iso6709", "location", "gpslatitude", "gpmd", "gps ");

  private static final int CASE = 0x20;

  private final byte[] file;
  private final boolean kept;
  private boolean place;

  private ClipBytes(byte[] file, boolean kept) {
    this.file = file;
    this.kept = kept;
  }

  static ClipBytes of(byte[] upload, boolean keepMetadata) {
    return new ClipBytes(keepMetadata ? upload : upload.clone(), keepMetadata);
  }

  private static List<byte[]> marks(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(ISO_8859_1)).toList();
  }

  byte[] array() {
    return file;
  }

  int length() {
    return file.length;
  }

  /** Whether something that was overwritten named a place. */
  boolean placeRemoved() {
    return place;
  }

  int uint8(int at) throws ClipRejectedException {
    require(at, 1);
    return file[at] & 0xff;
  }

  long uint32(int at) throws ClipRejectedException {
    return uint(at, 4);
  }

  /** Big-endian, 1 to 8 bytes; one of 8 bytes may come out negative. */
  long uint(int at, int bytes) throws ClipRejectedException {
    require(at, bytes);
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | file[at + i] & 0xff;
    }
    return value;
  }

  String text(int at, int bytes) throws ClipRejectedException {
    require(at, bytes);
    return new String(file, at, bytes, ISO_8859_1);
  }

  private void require(int at, int bytes) throws ClipRejectedException {
    if (at < 0 || bytes < 0 || at > file.length - bytes) {
      throw ClipRejectedException.damaged();
    }
  }

  /** Overwrites with zeros what may not have said anything. */
  void blank(int from, int to) {
    if (!kept && from < to) {
      Arrays.fill(file, from, to, (byte) 0);
    }
  }

  /** Overwrites with zeros what may have named a place. */
  void erase(int from, int to) {
    if (!kept && from < to) {
      place = place || namesPlace(from, to);
      Arrays.fill(file, from, to, (byte) 0);
    }
  }

  void put(int at, byte[] bytes) {
    if (!kept) {
      System.arraycopy(bytes, 0, file, at, bytes.length);
    }
  }

  private boolean namesPlace(int from, int to) {
    for (int i = from; i < to; i++) {
      // Every mark begins with one of these.
      int first = small(file[i]);
      if (first == 'g' || first == 'l' || first == 'i' || first == 0xa9) {
        for (byte[] mark : PLACES) {
          if (isAt(mark, i, to)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isAt(byte[] mark, int from, int to) {
    if (mark.length > to - from) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (small(file[from + i]) != (mark[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private static int small(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter | CASE : letter & 0xff;
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "ClipBytes[%d bytes]", file.length);
  }
}
