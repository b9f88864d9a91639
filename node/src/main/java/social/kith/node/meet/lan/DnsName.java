package social.kith.node.meet.lan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import social.kith.crypto.MalformedException;

/** Names in DNS messages (RFC 1035 sections 3.1 and 4.1.4), as text in lower case with dots. */
final class DnsName {
  private static final int MAX_CHARS = 255;
  private static final int POINTER = 0xC0;

  private DnsName() {}

  /** Writes a name of ASCII labels, not compressed. */
  static void write(ByteBuffer out, String name) {
    for (String label : name.split("\\.")) {
      byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
      out.put((byte) bytes.length).put(bytes);
    }
    out.put((byte) 0);
  }

  /** How many bytes {@link #write} takes. */
  static int size(String name) {
    return name.length() + 2;
  }

  /** Reads a name and leaves the buffer behind it. A pointer leads only backwards. */
  static String read(ByteBuffer in) throws MalformedException {
    StringBuilder name = new StringBuilder();
    ByteBuffer at = in;
    int limit = in.position();
    while (true) {
      int length = next(at);
      if (length == 0) {
        return name.toString().toLowerCase(Locale.ROOT);
      }
      if (length < 64) {
        label(at, length, name);
      } else if (length >= POINTER) {
        int target = (length - POINTER) << 8 | next(at);
        if (target >= limit) {
          throw new MalformedException("a name points forwards");
        }
        limit = target;
        at = in.duplicate().position(target);
      } else {
        throw new MalformedException("a label of kind " + (length >> 6));
      }
    }
  }

  private static int next(ByteBuffer in) throws MalformedException {
    if (!in.hasRemaining()) {
      throw new MalformedException("a name is cut off");
    }
    return in.get() & 0xFF;
  }

  private static void label(ByteBuffer in, int length, StringBuilder name)
      throws MalformedException {
    if (length > in.remaining() || name.length() + length >= MAX_CHARS) {
      throw new MalformedException("a label of " + length + " bytes does not fit");
    }
    byte[] label = new byte[length];
    in.get(label);
    if (name.length() > 0) {
      name.append('.');
    }
    name.append(new String(label, StandardCharsets.ISO_8859_1));
  }
}
