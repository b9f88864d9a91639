package social.kith.node.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import social.kith.node.contact.Attempt.Tried;
import social.kith.node.find.AddressSource;
import social.kith.node.link.LinkLoss;
import social.kith.node.link.Losses;
import social.kith.node.loop.ManualLoop;
import social.kith.node.peer.CandidatePair;
import social.kith.node.peer.CandidateType;

class ContactPathTest {
  private static final InetSocketAddress HERE = new InetSocketAddress("192.0.2.1", 1);
  private static final InetSocketAddress THERE = new InetSocketAddress("192.0.2.2", 2);
  private final ManualLoop loop = new ManualLoop();
  private final AtomicInteger changes = new AtomicInteger();
  private final ContactPath path = new ContactPath(loop, changes::incrementAndGet);

  private static CandidatePair pair(long ms) {
    return new CandidatePair(
        CandidateType.HOST,
        CandidateType.RELAY,
        Optional.empty(),
        Optional.of(Duration.ofMillis(ms)));
  }

  private void measure(long ms) {
    var unused = path.measure(CompletableFuture.completedFuture(Optional.of(pair(ms))), seen -> {});
    loop.run();
  }

  @Test
  void knowsFromWhereEachAddressCame() {
    path.found(List.of(THERE), AddressSource.CONTACT);
    path.dialled(List.of(HERE, THERE));
    assertThat(path.attempts().get(0).tried())
        .containsExactly(
            new Tried(HERE, AddressSource.LAST_SESSION), new Tried(THERE, AddressSource.CONTACT));
    assertThat(changes).hasValue(1);
    path.told();
    path.dialled(List.of(THERE));
    assertThat(path.attempts().get(0).tried())
        .containsExactly(new Tried(THERE, AddressSource.LAST_SESSION));
  }

  @Test
  void knowsFromWhereAHintCameForAsLongAsItIsTried() {
    path.found(List.of(THERE), AddressSource.CONTACT);
    path.hinted(List.of(HERE, THERE), AddressSource.HOST_NAME, List.of(HERE, THERE));
    path.dialled(List.of(HERE, THERE));
    assertThat(path.attempts().get(0).tried())
        .containsExactly(
            new Tried(HERE, AddressSource.HOST_NAME), new Tried(THERE, AddressSource.CONTACT));
    path.hinted(List.of(), AddressSource.HOST_NAME, List.of(THERE));
    path.dialled(List.of(HERE));
    assertThat(path.attempts().get(0).tried())
        .containsExactly(new Tried(HERE, AddressSource.LAST_SESSION));
  }

  @Test
  void smoothsTheRoundTrip() {
    assertThat(path.roundTrip()).isEmpty();
    measure(80);
    assertThat(path.roundTrip()).hasValue(Duration.ofMillis(80));
    measure(160);
    assertThat(path.roundTrip()).hasValue(Duration.ofMillis(90));
    assertThat(path.pair()).hasValue(pair(160));
    assertThat(pair(1).isRelayed()).isTrue();
  }

  @Test
  void aMeasurementThatComesTooLateDoesNotCount() {
    CompletableFuture<Optional<CandidatePair>> late = new CompletableFuture<>();
    AtomicInteger told = new AtomicInteger();
    var measured = path.measure(late, seen -> told.incrementAndGet());
    path.offline(Losses.of(LinkLoss.Cause.SILENCE));
    late.complete(Optional.of(pair(5)));
    loop.run();
    assertThat(measured).isCompletedWithValue(path);
    assertThat(told).hasValue(0);
    assertThat(path.pair()).isEmpty();
    assertThat(path.roundTrip()).isEmpty();
  }

  @Test
  void aMeasurementThatFailsLeavesWhatWasThere() {
    measure(80);
    var unused =
        path.measure(CompletableFuture.failedFuture(new IllegalStateException()), seen -> {});
    loop.run();
    assertThat(path.roundTrip()).hasValue(Duration.ofMillis(80));
  }
}
