package social.kith.node.feed.clip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** Looks at the beginning of a clip that came from somebody else. Any thread. */
public final class ClipHeader {
  private static final int HEAD_BYTES = 8;
  private static final byte[] MP4 = "ftyp".getBytes(ISO_8859_1);
  private static final byte[] WEBM = {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3};

  private ClipHeader() {}

  /** Whether it is the media type of a clip. */
  public static boolean isClip(String mediaType) {
    return mediaType.equals("video/mp4") || mediaType.equals("video/webm");
  }

  /**
   * The same clip, found to begin as its type does. What follows is for the browser to judge, which
   * is given it as that type and no other.
   *
   * @param clip taken over; closed if it is refused
   * @param mediaType video/mp4 or video/webm
   * @return skips what it can without reading it; closed by the caller
   * @throws ClipRejectedException if it is of another type
   * @throws IOException if it cannot be read
   */
  public static InputStream checked(InputStream clip, String mediaType)
      throws ClipRejectedException, IOException {
    PushbackInputStream in = new PushbackInputStream(clip, HEAD_BYTES);
    boolean sound = false;
    try {
      byte[] head = in.readNBytes(HEAD_BYTES);
      boolean webm = mediaType.equals("video/webm");
      byte[] mark = webm ? WEBM : MP4;
      int at = webm ? 0 : 4;
      sound =
          head.length == HEAD_BYTES
              && Arrays.equals(head, at, at + mark.length, mark, 0, mark.length);
      if (!sound) {
        throw ClipRejectedException.damaged();
      }
      in.unread(head);
      return in;
    } finally {
      if (!sound) {
        in.close();
      }
    }
  }
}
