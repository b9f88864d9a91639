package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerInboxTest {
  private final PeerInbox inbox = new PeerInbox();
  private final List<PeerEvent> heard = new ArrayList<>();

  private static PeerEvent message(int sizeBytes) {
    return new PeerEvent.Message(new byte[sizeBytes - PeerInbox.EVENT_BYTES], true);
  }

  @Test
  void keepsSoManyBytesAndNotOneMore() {
    int half = (int) (PeerInbox.MAX_KEPT_BYTES / 2);
    assertThat(inbox.tell(message(half))).isTrue();
    assertThat(inbox.tell(message(half + 1))).isFalse();
    assertThat(inbox.tell(message(half))).isTrue();
    assertThat(inbox.tell(new PeerEvent.Connected())).isFalse();
    inbox.add(PeerEvent.Message.class, heard::add);
    assertThat(heard).hasSize(2);
    assertThat(inbox.tell(new PeerEvent.Connected())).isTrue();
  }

  @Test
  void countsDescriptions() {
    String sdp = "x".repeat(SessionDescription.MAX_SDP_BYTES);
    PeerEvent offer = new PeerEvent.Offer(SessionDescription.offer(sdp));
    int kept = 0;
    while (inbox.tell(offer)) {
      kept++;
    }
    assertThat(kept).isEqualTo(PeerInbox.MAX_KEPT_BYTES / (sdp.length() + PeerInbox.EVENT_BYTES));
  }

  @Test
  void replaysOnceInOrderToTheFirstListenerOfAnyFittingKind() {
    PeerEvent.Offer offer = new PeerEvent.Offer(SessionDescription.offer("v=0"));
    PeerEvent.Candidate candidate = new PeerEvent.Candidate(LoopbackPair.candidate(9));
    inbox.tell(offer);
    inbox.tell(new PeerEvent.Connected());
    inbox.tell(candidate);
    inbox.add(PeerEvent.Signalled.class, heard::add);
    assertThat(heard).containsExactly(offer, candidate);
    List<PeerEvent> later = new ArrayList<>();
    inbox.add(PeerEvent.class, later::add);
    assertThat(later).containsExactly(new PeerEvent.Connected());
  }

  @Test
  void doesNotKeepWhatIsOverWhenItIsTold() {
    assertThat(inbox.tell(new PeerEvent.BeforeOffer())).isTrue();
    assertThat(inbox.tell(new PeerEvent.BeforeAnswer())).isTrue();
    inbox.add(PeerEvent.class, heard::add);
    assertThat(heard).isEmpty();
    inbox.tell(new PeerEvent.BeforeOffer());
    assertThat(heard).hasSize(1);
  }
}
