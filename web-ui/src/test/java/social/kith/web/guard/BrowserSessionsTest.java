package social.kith.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.web.FakeClock;

class BrowserSessionsTest {
  @TempDir Path home;

  @Test
  void keepsFiftyAndDropsTheOldest() throws IOException {
    BrowserSessions sessions = BrowserSessions.open(home, new FakeClock());
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < BrowserSessions.MAX_SESSIONS; i++) {
      tokens.add(sessions.create());
    }
    assertThat(tokens).allMatch(token -> sessions.find(token).isPresent());
    String last = sessions.create();
    assertThat(sessions.find(tokens.get(0))).isEmpty();
    assertThat(sessions.find(tokens.get(1))).isPresent();
    assertThat(sessions.find(last)).isPresent();
  }

  @Test
  void tellsWhetherAnybodyIsSignedIn() throws IOException {
    FakeClock clock = new FakeClock();
    BrowserSessions sessions = BrowserSessions.open(home, clock);
    assertThat(sessions.any()).isFalse();
    sessions.create();
    assertThat(sessions.any()).isTrue();
    clock.advance(BrowserSessions.LIFETIME);
    assertThat(sessions.any()).isFalse();
  }
}
