package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.internal.EventInbox;

class PeerInboxTest {
  private final PeerInbox inbox = new PeerInbox();
  private final List<PeerEvent> heard = new ArrayList<>();

  private static PeerEvent message(int sizeBytes) {
    return new PeerEvent.Message(new byte[sizeBytes - PeerInbox.EVENT_BYTES], true);
  }

  private <E extends PeerEvent> void listen(Class<E> kind, List<PeerEvent> target) {
    inbox.add(new EventInbox.Entry<>(kind, target::add));
  }

  @Test
  void keepsSoManyBytesAndNotOneMore() {
    int half = (int) (PeerInbox.MAX_KEPT_BYTES / 2);
    assertThat(inbox.tell(message(half))).isTrue();
    assertThat(inbox.tell(message(half + 1))).isFalse();
    assertThat(inbox.tell(message(half))).isTrue();
    assertThat(inbox.tell(new PeerEvent.Connected())).isFalse();
    listen(PeerEvent.Message.class, heard);
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
    listen(PeerEvent.Signalled.class, heard);
    assertThat(heard).containsExactly(offer, candidate);
    List<PeerEvent> later = new ArrayList<>();
    listen(PeerEvent.class, later);
    assertThat(later).containsExactly(new PeerEvent.Connected());
  }

  @Test
  void doesNotKeepWhatIsOverWhenItIsTold() {
    assertThat(inbox.tell(new PeerEvent.BeforeOffer())).isTrue();
    assertThat(inbox.tell(new PeerEvent.BeforeAnswer())).isTrue();
    listen(PeerEvent.class, heard);
    assertThat(heard).isEmpty();
    inbox.tell(new PeerEvent.BeforeOffer());
    assertThat(heard).hasSize(1);
  }
}
