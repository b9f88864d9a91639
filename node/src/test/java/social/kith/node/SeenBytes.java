package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import social.kith.crypto.KeyFile;

/** What somebody on the way got to see, as text of a character for each byte. */
final class SeenBytes {
  private static final int WINDOW_BYTES = 8;
  private static final String LOCALHOST = text(new byte[] {127, 0, 0, 1});

  private SeenBytes() {}

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** None of the names, ids, keys and addresses of these two is in it. */
  static void assertTellsNothingOf(MovingPair pair, String seen) throws Exception {
    assertThat(seen).doesNotContain("Alice", "Bob", LOCALHOST, "127.0.0.1");
    for (TestNode node : pair.both()) {
      byte[] id = HexFormat.of().parseHex(node.id());
      assertThat(seen).doesNotContain(node.id(), node.id().substring(0, 16), text(id));
      try (var keys = KeyFile.in(node.home()).open()) {
        assertThat(seen).doesNotContain(text(keys.identity().key().bytes()));
      }
    }
  }

  /** Every 8 bytes in a row: random ones are never the same twice. */
  static Set<String> windows(byte[] bytes) {
    Set<String> windows = new HashSet<>();
    String all = text(bytes);
    for (int at = 0; at + WINDOW_BYTES <= all.length(); at++) {
      windows.add(all.substring(at, at + WINDOW_BYTES));
    }
    return windows;
  }
}
