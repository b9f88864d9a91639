package social.kith.node.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.kith.node.contact.Attempt.Outcome;
import social.kith.node.contact.Attempt.Tried;
import social.kith.node.find.AddressSource;
import social.kith.node.link.LinkLoss;
import social.kith.node.link.LinkLoss.Cause;
import social.kith.node.link.Losses;

class AttemptsTest {
  private static final Instant START = Instant.ofEpochSecond(1_700_000_000L);
  private static final LinkLoss CLOSED = Losses.of(Cause.GOODBYE);
  private final Attempts attempts = new Attempts();

  private static List<Tried> at(int port) {
    return List.of(new Tried(new InetSocketAddress("192.0.2.1", port), AddressSource.LAST_SESSION));
  }

  private static Instant after(long seconds) {
    return START.plusSeconds(seconds);
  }

  private Attempt latest() {
    return attempts.all().get(0);
  }

  @Test
  void isUnderWayUntilNobodyAnswers() {
    attempts.dialled(at(1), START);
    assertThat(latest().outcome()).isEqualTo(Outcome.TRYING);
    assertThat(latest().endedAt()).isEmpty();
    attempts.unanswered(after(15));
    assertThat(latest().outcome()).isEqualTo(Outcome.UNANSWERED);
    assertThat(latest().endedAt()).hasValue(after(15));
    attempts.unanswered(after(16));
    assertThat(attempts.all()).hasSize(1);
  }

  @Test
  void theNextTryEndsTheOneBefore() {
    attempts.dialled(at(1), START);
    attempts.dialled(at(2), after(1));
    assertThat(attempts.all())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.TRYING, Outcome.UNANSWERED);
  }

  @Test
  void askingAgainForWhatIsBeingTriedIsNoNewTry() {
    attempts.dialled(at(1), START);
    attempts.dialled(at(1), START.plus(Attempts.TRY).minusMillis(1));
    assertThat(attempts.all()).hasSize(1);
    attempts.dialled(at(1), START.plus(Attempts.TRY));
    assertThat(attempts.all()).hasSize(2);
  }

  @Test
  void thoseThatWentTheSameWayAreOne() {
    for (int i = 0; i < 100; i++) {
      attempts.dialled(at(1), after(60 * i));
    }
    attempts.unanswered(after(6_000));
    assertThat(attempts.all()).hasSize(1);
    assertThat(latest().times()).isEqualTo(100);
    assertThat(latest().firstAt()).isEqualTo(START);
    assertThat(latest().lastAt()).isEqualTo(after(60 * 99));
    assertThat(latest().endedAt()).hasValue(after(6_000));
  }

  @Test
  void keepsTwentyAndForgetsTheOldest() {
    for (int i = 1; i <= Attempts.MAX; i++) {
      attempts.dialled(at(i), after(i));
    }
    attempts.unanswered(after(Attempts.MAX + 1));
    assertThat(attempts.all()).hasSize(Attempts.MAX);
    assertThat(attempts.all().get(Attempts.MAX - 1).tried()).isEqualTo(at(1));
    attempts.dialled(at(99), after(99));
    assertThat(attempts.all()).hasSize(Attempts.MAX);
    assertThat(attempts.all().get(Attempts.MAX - 1).tried()).isEqualTo(at(2));
    attempts.unanswered(after(114));
    assertThat(attempts.all()).hasSize(Attempts.MAX);
    assertThat(latest().tried()).isEqualTo(at(99));
  }

  @Test
  void withoutAnAddressNothingIsTried() {
    attempts.dialled(List.of(), START);
    attempts.dialled(List.of(), after(15));
    assertThat(attempts.all()).hasSize(1);
    assertThat(latest().outcome()).isEqualTo(Outcome.NO_ADDRESS);
    assertThat(latest().times()).isEqualTo(2);
  }

  @Test
  void aLinkStandsAndEnds() {
    attempts.dialled(at(1), START);
    attempts.connected(after(1));
    assertThat(latest().outcome()).isEqualTo(Outcome.CONNECTED);
    assertThat(latest().connectedAt()).hasValue(after(1));
    attempts.dialled(at(2), after(2));
    assertThat(attempts.all()).hasSize(1);
    attempts.lost(CLOSED, after(3_600));
    assertThat(latest().outcome()).isEqualTo(Outcome.LOST);
    assertThat(latest().loss()).hasValue(CLOSED);
    assertThat(latest().endedAt()).hasValue(after(3_600));
  }

  @Test
  void twoLinksAreNeverOne() {
    for (int i = 0; i < 2; i++) {
      attempts.connected(after(i));
      attempts.lost(CLOSED, after(i));
    }
    assertThat(attempts.all()).hasSize(2);
  }

  @Test
  void whoCallsIsNotTried() {
    attempts.connected(START);
    assertThat(latest().tried()).isEmpty();
    assertThat(latest().outcome()).isEqualTo(Outcome.CONNECTED);
  }

  @Test
  void whatComesToNothingIsAFailure() {
    attempts.dialled(at(1), START);
    attempts.lost(Losses.of(Cause.NOT_PROVEN), after(1));
    attempts.lost(Losses.of(Cause.PORT_BUSY), after(2));
    assertThat(attempts.all())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.FAILED, Outcome.FAILED);
    assertThat(latest().tried()).isEmpty();
  }
}
