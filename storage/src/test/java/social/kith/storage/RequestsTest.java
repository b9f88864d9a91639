package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestsTest extends StoreFixture {

  @Test
  void firstClaimWins() {
    assertThat(claim("key", 1)).isEmpty();
    assertThat(claim("key", 2)).contains(new byte[] {1});
    assertThat(claim("other", 3)).isEmpty();
    reopen();
    assertThat(store.requests().find("key")).contains(new byte[] {1});
    assertThat(store.requests().find("none")).isEmpty();
  }

  @Test
  void claimsInOneGroupSeeEachOther() {
    write(
        tx -> {
          assertThat(store.requests().claim(tx, "key", new byte[] {1}, T0)).isEmpty();
          assertThat(store.requests().claim(tx, "key", new byte[] {2}, T0)).isPresent();
          return true;
        });
  }

  @Test
  void putReplaces() {
    update(tx -> store.requests().put(tx, "key", new byte[] {1}, T0));
    update(tx -> store.requests().put(tx, "key", new byte[] {2}, T0));
    assertThat(store.requests().find("key")).contains(new byte[] {2});
  }

  @Test
  void oldAnswersAreForgotten() {
    update(tx -> store.requests().put(tx, "old", new byte[] {1}, at(9)));
    update(tx -> store.requests().put(tx, "new", new byte[] {1}, at(10)));
    update(tx -> store.requests().deleteOlderThan(tx, at(10)));
    assertThat(store.requests().find("old")).isEmpty();
    assertThat(store.requests().find("new")).isPresent();
  }

  private Optional<byte[]> claim(String key, int answer) {
    return write(tx -> store.requests().claim(tx, key, new byte[] {(byte) answer}, T0));
  }
}
