package social.kith.node.feed.clip;

import java.util.Set;

/**
 * An element of a WebM (RFC 8794).
 *
 * @param id with its length marker
 * @param start where it begins
 * @param body where its content begins
 * @param end where it ends, exclusive; where that is not known, where what it is in ends
 * @param endless whether it does not say where it ends
 */
record Element(int id, int start, int body, int end, boolean endless) {
  static final int VOID = 0xec;
  private static final int MAX_ID_BYTES = 4;
  private static final int MAX_SIZE_BYTES = 8;
  private static final int SHORT_VOID_BYTES = 2 + 126;
  private static final int LONG_VOID_HEADER_BYTES = 9;

  /** Takes one element after the other. */
  interface Visitor {
    void visit(Element element) throws ClipRejectedException;
  }

  /** The element that begins there. */
  static Element read(ClipBytes file, int at, int to) throws ClipRejectedException {
    int idBytes = Integer.numberOfLeadingZeros(file.uint8(at)) - 23;
    if (idBytes > MAX_ID_BYTES || at + idBytes >= to) {
      throw ClipRejectedException.damaged();
    }
    int sizeAt = at + idBytes;
    int sizeBytes = Integer.numberOfLeadingZeros(file.uint8(sizeAt)) - 23;
    if (sizeBytes > MAX_SIZE_BYTES || sizeAt + sizeBytes > to) {
      throw ClipRejectedException.damaged();
    }
    int body = sizeAt + sizeBytes;
    long size = withoutMarker(file, sizeAt, sizeBytes);
    boolean endless = size == (1L << 7 * sizeBytes) - 1;
    if (!endless && size > to - body) {
      throw ClipRejectedException.damaged();
    }
    int end = endless ? to : body + (int) size;
    return new Element((int) file.uint(at, idBytes), at, body, end, endless);
  }

  /** A number as RFC 8794 writes sizes: the first bit that is set says how many bytes it has. */
  static long withoutMarker(ClipBytes file, int at, int bytes) throws ClipRejectedException {
    return file.uint(at, bytes) & (1L << 7 * bytes) - 1;
  }

  /** Goes through what is in it, all of which says where it ends. */
  void each(ClipBytes file, Visitor visitor) throws ClipRejectedException {
    int at = body;
    while (at < end) {
      Element element = read(file, at, end);
      if (element.endless) {
        throw ClipRejectedException.damaged();
      }
      visitor.visit(element);
      at = element.end;
    }
  }

  /** Goes through what is in it, if it is one of these; what is not goes. */
  void eachOf(ClipBytes file, Set<Integer> kept, Visitor visitor) throws ClipRejectedException {
    each(
        file,
        element -> {
          if (kept.contains(element.id)) {
            visitor.visit(element);
          } else {
            element.erase(file);
          }
        });
  }

  /** Makes it an empty place of the same size. */
  void erase(ClipBytes file) {
    erase(file, start, end);
  }

  /** Makes an empty place of a range. */
  static void erase(ClipBytes file, int from, int to) {
    file.erase(from, to);
    if (to - from > 1) {
      file.put(from, voidHeader(to - from));
    }
  }

  private static byte[] voidHeader(int bytes) {
    if (bytes <= SHORT_VOID_BYTES) {
      return new byte[] {(byte) VOID, (byte) (0x80 | bytes - 2)};
    }
    byte[] header = new byte[LONG_VOID_HEADER_BYTES];
    header[0] = (byte) VOID;
    header[1] = 1;
    int size = bytes - header.length;
    for (int i = 0; i < Integer.BYTES; i++) {
      header[header.length - 1 - i] = (byte) (size >>> Byte.SIZE * i);
    }
    return header;
  }

  /** Its content as a number of at most 8 bytes. */
  long number(ClipBytes file) throws ClipRejectedException {
    if (end - body > Long.BYTES) {
      throw ClipRejectedException.damaged();
    }
    return file.uint(body, end - body);
  }

  /** Its content as a floating-point number; not a number if it is none. */
  double real(ClipBytes file) throws ClipRejectedException {
    return switch (end - body) {
      case Float.BYTES -> Float.intBitsToFloat((int) file.uint(body, Float.BYTES));
      case Double.BYTES -> Double.longBitsToDouble(file.uint(body, Double.BYTES));
      default -> Double.NaN;
    };
  }

  /** Its content as text, without what pads it. */
  String text(ClipBytes file, int maxBytes) throws ClipRejectedException {
    String text = file.text(body, Math.min(maxBytes, end - body));
    int zero = text.indexOf('\0');
    return zero < 0 ? text : text.substring(0, zero);
  }
}
