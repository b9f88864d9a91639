package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody learns who is no contact and knocks at the ports where a node waits. */
class ScannerIT {
  private static final int STUN_ERROR = 0x0111;
  private static final int MOST_BYTES = 48;

  @TempDir Path folder;
  private TestNode alice;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
  }

  @AfterEach
  void stop() {
    alice.close();
  }

  @Test
  void aPortThatWaitsForAContactSaysNothingButThatIceIsThere() throws Exception {
    try (TestNode bob = new TestNode(folder.resolve("bob"), "Bob")) {
      alice.pair(bob);
    }
    // The first was the invite's.
    assertSaysNothing(alice.firstLinkPort() + 2);
  }

  @Test
  void aPortThatWaitsForAnInvitedPersonDoesNotEither() throws Exception {
    alice.node().createInvite(Duration.ofMinutes(15));
    assertSaysNothing(alice.firstLinkPort());
  }

  private static void assertSaysNothing(int port) throws Exception {
    try (Scanner scanner = new Scanner(port)) {
      await()
          .atMost(TestNode.LIMIT)
          .until(() -> !scanner.send(List.of(scanner.stun().get(1))).isEmpty());
      assertThat(scanner.send(scanner.noise())).as("to noise").allMatch(ScannerIT::isStunError);
      assertThat(scanner.send(scanner.dtls())).as("to DTLS").isEmpty();
      List<byte[]> answers = new ArrayList<>(scanner.send(scanner.stun()));
      assertThat(answers).as("to STUN").isNotEmpty().allMatch(ScannerIT::isStunError);
      answers.addAll(scanner.send(scanner.dtls()));
      assertThat(answers).as("still no DTLS").allMatch(ScannerIT::isStunError);
    }
  }

  /** Of 400 or 401, with nothing else in it than that. */
  private static boolean isStunError(byte[] answer) {
    ByteBuffer in = ByteBuffer.wrap(answer);
    return answer.length <= MOST_BYTES && in.getShort() == STUN_ERROR;
  }
}
