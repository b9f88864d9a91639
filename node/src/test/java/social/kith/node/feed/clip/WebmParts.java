package social.kith.node.feed.clip;

import static social.kith.node.feed.clip.Mp4Parts.join;
import static social.kith.node.feed.clip.Mp4Parts.latin;
import static social.kith.node.feed.clip.Mp4Parts.noise;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** WebM files made for tests, with noise in place of pictures and sound. */
final class WebmParts {
  static final byte[] PICTURE = noise(4, 2_000);
  static final byte[] SUBTITLE = latin("48.2082 N 16.3738 E");
  static final byte[] ENDLESS = {1, -1, -1, -1, -1, -1, -1, -1};

  private WebmParts() {}

  static byte[] element(int id, byte[]... content) {
    byte[] body = join(content);
    return join(id(id), size(body.length), body);
  }

  /** One that does not say where it ends. */
  static byte[] endless(int id, byte[]... content) {
    return join(id(id), ENDLESS, join(content));
  }

  private static byte[] id(int id) {
    byte[] all = ByteBuffer.allocate(4).putInt(id).array();
    int from = 0;
    while (all[from] == 0) {
      from++;
    }
    return Arrays.copyOfRange(all, from, 4);
  }

  private static byte[] size(int bytes) {
    return bytes < 127
        ? new byte[] {(byte) (0x80 | bytes)}
        : ByteBuffer.allocate(4).putInt(0x1000_0000 | bytes).array();
  }

  static byte[] head(String type) {
    return element(0x1a45dfa3, element(0x4282, latin(type)));
  }

  static byte[] track(int number, int type, String codec, byte[]... more) {
    return element(
        0xae,
        element(0xd7, new byte[] {(byte) number}),
        element(0x83, new byte[] {(byte) type}),
        element(0x86, latin(codec)),
        element(0x536e, latin("Ann's phone")),
        join(more));
  }

  static byte[] video(String codec, int width, int height) {
    return track(1, 1, codec, element(0xe0, element(0xb0, two(width)), element(0xba, two(height))));
  }

  private static byte[] two(int number) {
    return ByteBuffer.allocate(2).putShort((short) number).array();
  }

  static byte[] block(int track, int at, byte[] data) {
    return element(0xa3, new byte[] {(byte) (0x80 | track)}, two(at), new byte[] {0}, data);
  }

  /** Of two seconds, with a place in its tags and one in its subtitles. */
  static byte[] clip() {
    return join(head("webm"), element(0x18538067, parts(false)));
  }

  /** The same as a browser records it: nothing says where it ends. */
  static byte[] recorded() {
    return join(head("webm"), endless(0x18538067, parts(true)));
  }

  private static byte[] parts(boolean recorded) {
    byte[] info =
        element(
            0x1549a966,
            element(0xbf, new byte[4]),
            element(0x2ad7b1, new byte[] {0x0f, 0x42, 0x40}),
            element(0x4d80, latin("Kamera 3")),
            element(0x7ba9, latin("Boat in Vienna")));
    byte[] tracks =
        element(
            0x1654ae6b,
            video("V_VP8", 320, 240),
            track(2, 2, "A_OPUS"),
            track(3, 17, "D_WEBVTT/SUBTITLES"));
    byte[] tags = element(0x1254c367, element(0x7373, latin("RECORDING_LOCATION"), noise(9, 200)));
    return join(info, tracks, cluster(recorded, 0), cluster(recorded, 1_960), tags);
  }

  private static byte[] cluster(boolean endless, int at) {
    byte[] group = element(0xa0, element(0xa1, new byte[] {(byte) 0x83}, new byte[3], SUBTITLE));
    byte[] content =
        join(element(0xe7, two(at)), block(1, 40, PICTURE), block(2, 20, noise(5, 90)), group);
    return endless ? endless(0x1f43b675, content) : element(0x1f43b675, content);
  }
}
