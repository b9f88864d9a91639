package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlySignalsTest {
  private final EarlySignals early = new EarlySignals();

  private static Signal offer(int characters) {
    return new Signal.Sdp(SessionDescription.offer("x".repeat(characters)));
  }

  @Test
  void keepsSoManyAndNotOneMore() {
    for (int i = 0; i < Peer.MAX_EARLY_SIGNALS; i++) {
      assertThat(early.keep(offer(1))).isTrue();
    }
    assertThat(early.keep(offer(1))).isFalse();
  }

  @Test
  void keepsSoManyCharactersAndNotOneMore() {
    int quarter = Peer.MAX_EARLY_SIGNAL_CHARACTERS / 4;
    Signal.Candidate candidate = new Signal.Candidate(LoopbackPair.candidate(9));
    int characters = candidate.candidate().candidate().length();
    for (int i = 0; i < 3; i++) {
      assertThat(early.keep(offer(quarter))).isTrue();
    }
    assertThat(early.keep(offer(quarter - characters))).isTrue();
    assertThat(early.keep(candidate)).isTrue();
    assertThat(early.keep(offer(1))).isFalse();
  }

  @Test
  void givesThemOutInOrderOnce() {
    List<Signal> out = new ArrayList<>();
    Signal first = offer(1);
    Signal second = new Signal.Candidate(LoopbackPair.candidate(9));
    early.keep(first);
    early.keep(second);
    early.drain(out::add);
    early.drain(out::add);
    assertThat(out).containsExactly(first, second);
  }
}
