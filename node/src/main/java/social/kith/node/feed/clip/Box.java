package social.kith.node.feed.clip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;

/**
 * A box of an MP4 (ISO/IEC 14496-12, section 4.2): its size, its type and what is in it.
 *
 * @param type four characters
 * @param start where it begins
 * @param body where its content begins
 * @param end where it ends, exclusive
 */
record Box(String type, int start, int body, int end) {
  private static final int HEADER_BYTES = 8;
  private static final int LONG_HEADER_BYTES = 16;
  private static final byte[] FREE = "free".getBytes(ISO_8859_1);

  /** Takes one box after the other. */
  interface Visitor {
    void visit(Box box) throws ClipRejectedException;
  }

  /**
   * Goes through the boxes of a range. What is too short at its end to be one is overwritten.
   *
   * @param whole whether the range is the file, whose last box may have no size
   */
  static void each(ClipBytes file, int from, int to, boolean whole, Visitor visitor)
      throws ClipRejectedException {
    int at = from;
    while (to - at >= HEADER_BYTES) {
      Box box = read(file, at, to, whole);
      visitor.visit(box);
      at = box.end;
    }
    file.erase(at, to);
  }

  private static Box read(ClipBytes file, int at, int to, boolean whole)
      throws ClipRejectedException {
    long size = file.uint32(at);
    int header = HEADER_BYTES;
    if (size == 1) {
      size = file.uint(at + HEADER_BYTES, 8);
      header = LONG_HEADER_BYTES;
    } else if (size == 0 && whole) {
      size = to - at;
    }
    if (size < header || size > to - at) {
      throw ClipRejectedException.damaged();
    }
    return new Box(file.text(at + 4, 4), at, at + header, at + (int) size);
  }

  /** Goes through what is in it. */
  void each(ClipBytes file, Visitor visitor) throws ClipRejectedException {
    each(file, body, end, false, visitor);
  }

  /** Goes through what is in it, if it is one of these; what is not goes. */
  void eachOf(ClipBytes file, Set<String> kept, Visitor visitor) throws ClipRejectedException {
    each(
        file,
        box -> {
          if (kept.contains(box.type)) {
            visitor.visit(box);
          } else {
            box.erase(file);
          }
        });
  }

  /** Makes it an empty place of the same size. */
  void erase(ClipBytes file) {
    file.erase(body, end);
    file.put(start + 4, FREE);
  }

  /** A version and flags come first. */
  int version(ClipBytes file) throws ClipRejectedException {
    return file.uint8(body);
  }

  /** A number of the content, at so many bytes from where it begins. */
  long uint32(ClipBytes file, int offset) throws ClipRejectedException {
    return uint(file, offset, 4);
  }

  long uint(ClipBytes file, int offset, int bytes) throws ClipRejectedException {
    if (offset > end - body - bytes) {
      throw ClipRejectedException.damaged();
    }
    return file.uint(body + offset, bytes);
  }

  /** Overwrites a part of the content, as far as there is that much. */
  void blank(ClipBytes file, int offset, int bytes) {
    file.blank(Math.min(end, body + offset), Math.min(end, body + offset + bytes));
  }
}
