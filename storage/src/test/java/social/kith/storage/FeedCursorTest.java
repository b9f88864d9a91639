package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.ItemId;

class FeedCursorTest {
  private static final ItemId ID = ItemId.of(StoreFixture.bytes(32, 3));

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_777_629_600_123L})
  void comesBackFromText(long sortMs) {
    FeedCursor cursor = new FeedCursor(sortMs, ID);
    assertThat(cursor.encode()).hasSize(54).matches("[A-Za-z0-9_-]*");
    assertThat(FeedCursor.parse(cursor.encode())).contains(cursor);
  }

  @Test
  void anythingElseIsNoCursor() {
    String good = new FeedCursor(5, ID).encode();
    assertThat(FeedCursor.parse("")).isEmpty();
    assertThat(FeedCursor.parse(good.substring(1))).isEmpty();
    assertThat(FeedCursor.parse(good + "A")).isEmpty();
    assertThat(FeedCursor.parse("!" + good.substring(1))).isEmpty();
    assertThat(FeedCursor.parse(good.substring(0, 52) + "==")).isEmpty();
    assertThat(FeedCursor.parse(good.substring(0, 53) + nextChar(good.charAt(53)))).isEmpty();
  }

  /** The last character carries four bits of the id and two that have to be zero. */
  private static char nextChar(char last) {
    return (char) (last + 1);
  }
}
