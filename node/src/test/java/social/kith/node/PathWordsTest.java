package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.kith.node.contact.Attempt;
import social.kith.node.contact.Attempt.Outcome;
import social.kith.node.contact.LinkState;
import social.kith.node.contact.Reach;
import social.kith.node.find.AddressSource;
import social.kith.node.find.NatMapping;
import social.kith.node.link.LinkLoss;
import social.kith.node.link.LinkLoss.Cause;
import social.kith.node.link.Refusal;

class PathWordsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L);
  private static final String ADVICE =
      "(?s).*(wait|Wait|open UDP port|again|Ask|ask|Update|Look|look|Make room|Pair|add a TURN|Compare|update).*\\.";
  private final PathWords words = words(NatMapping.UNKNOWN);

  private static PathWords words(NatMapping mapping) {
    return new PathWords(
        OptionalInt.of(25_484),
        false,
        mapping,
        address -> address.getHostAddress().startsWith("192.168.1."));
  }

  @Test
  void aPortThatTheRouterHasOpenedIsNotToBeOpened() {
    PathWords opened = new PathWords(OptionalInt.of(1), true, NatMapping.ANOTHER_PORT, ip -> false);
    for (String theirs : List.of("10.9.9.9", "192.0.2.7")) {
      Attempt attempt = attempt(Outcome.UNANSWERED, Optional.empty(), theirs);
      assertThat(opened.of(attempt))
          .contains("your router has opened a port for them")
          .doesNotContain("open UDP port", "TURN");
    }
  }

  private static Attempt attempt(Outcome outcome, Optional<LinkLoss> loss, String... tried) {
    return new Attempt(
        NOW,
        NOW,
        1,
        Arrays.stream(tried)
            .map(ip -> new Attempt.Tried(new InetSocketAddress(ip, 1), AddressSource.LAST_SESSION))
            .toList(),
        outcome,
        loss,
        Optional.empty(),
        Optional.empty());
  }

  private static Attempt unanswered(String... tried) {
    return attempt(Outcome.UNANSWERED, Optional.empty(), tried);
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void everyCauseEndsWithWhatToDo(Cause cause) {
    LinkLoss loss = new LinkLoss(cause, Optional.empty());
    assertThat(words.of(loss)).matches(ADVICE).doesNotContain("  ");
    for (Outcome outcome : List.of(Outcome.FAILED, Outcome.LOST)) {
      assertThat(words.of(attempt(outcome, Optional.of(loss)))).isEqualTo(words.of(loss));
    }
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalEndsWithWhatToDo(Refusal refusal) {
    assertThat(words.of(new LinkLoss(Cause.REFUSED, Optional.of(refusal))))
        .startsWith(refusal.inWords())
        .matches(ADVICE);
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void everyOutcomeHasWords(Outcome outcome) {
    assertThat(words.of(attempt(outcome, Optional.empty(), "203.0.113.1"))).endsWith(".");
  }

  @Test
  void nobodyAnswered() {
    assertThat(words.of(unanswered("203.0.113.1", "192.168.7.2")))
        .startsWith("Nobody answered: their node is off")
        .endsWith("open UDP port 25484 in your router.");
  }

  @Test
  void aRouterThatTakesAnotherPortForEachDestination() {
    assertThat(words(NatMapping.ANOTHER_PORT).of(unanswered("203.0.113.1")))
        .isEqualTo(
            "Nobody answered. Your router gives every destination a different port: add a TURN"
                + " server, or open UDP port 25484 in the router.");
  }

  @Test
  void onlyAddressesOfAnotherHome() {
    assertThat(words.of(unanswered("192.168.7.2", "10.1.2.3", "fd00::1")))
        .contains("a private network that this machine is not in")
        .endsWith("open UDP port 25484 in your router.");
    assertThat(words.of(unanswered("192.168.7.2", "192.168.1.9")))
        .startsWith("Nobody answered: their node is off");
  }

  @Test
  void whoCallsWasNotTried() {
    assertThat(words.of(attempt(Outcome.CONNECTED, Optional.empty())))
        .isEqualTo("They reached this node.");
  }

  @Test
  void theStateOfTheLink() {
    for (Reach reach : Reach.values()) {
      LinkState online = new LinkState(true, false, reach, NOW, Optional.empty());
      assertThat(words.of(online, List.of())).endsWith(".");
    }
    LinkState relayed = new LinkState(true, false, Reach.RELAYED, NOW, Optional.empty());
    assertThat(words.of(relayed, List.of())).contains("TURN server", "open UDP port 25484");
    LinkState connecting = new LinkState(false, true, Reach.DIRECT, NOW, Optional.empty());
    assertThat(words.of(connecting, List.of())).contains("proving");
    LinkState offline = new LinkState(false, false, Reach.DIRECT, NOW, Optional.empty());
    assertThat(words.of(offline, List.of())).startsWith("Not tried yet.");
    assertThat(words.of(offline, List.of(unanswered("203.0.113.1")))).startsWith("Nobody answered");
    LinkLoss silence = new LinkLoss(Cause.SILENCE, Optional.empty());
    LinkState lost = new LinkState(false, false, Reach.DIRECT, NOW, Optional.of(silence));
    assertThat(words.of(lost, List.of())).isEqualTo(words.of(silence));
  }

  @Test
  void whileTheyAreTriedItSaysWhatWasBefore() {
    LinkState offline = new LinkState(false, false, Reach.DIRECT, NOW, Optional.empty());
    Attempt trying = attempt(Outcome.TRYING, Optional.empty(), "203.0.113.1");
    Attempt before = unanswered("203.0.113.1");
    assertThat(words.of(offline, List.of(trying))).isEqualTo("Trying now.");
    assertThat(words.of(offline, List.of(trying, before)))
        .isEqualTo(words.of(before) + " They are being tried now.");
  }

  @Test
  void sourcesAndOutcomesOfTheFacadeAreThoseBehindIt() {
    assertThat(names(TriedView.Source.values())).isEqualTo(names(AddressSource.values()));
    assertThat(names(AttemptView.Outcome.values())).isEqualTo(names(Outcome.values()));
    assertThat(names(CandidatesView.Kind.values()))
        .isEqualTo(names(social.kith.node.peer.CandidateType.values()));
    assertThat(names(CheckView.Result.values()))
        .isEqualTo(names(social.kith.node.check.Finding.Grade.values()));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
