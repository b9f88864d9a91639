package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.StreamException.Reason;

/** One side does not keep to the rules of the wire. */
class StreamChannelHostileIT extends StreamChannelBase {
  @Test
  void aSenderBeyondItsCreditIsCutOff() {
    StreamChannel right = farStream();
    near.listener(pair.offererEvents.hear("raw"));
    byte[] frame = StreamFrame.data(StreamFrame.MAX_DATA_BYTES).array();
    for (int i = 0; i < 100; i++) {
      try {
        near.send(frame);
      } catch (SendException e) {
        assertThat(e.reason()).isEqualTo(SendException.Reason.CLOSED);
      }
    }
    awaitBroken(right, Reason.CREDIT_EXCEEDED);
    assertThat(right.available()).isEqualTo(StreamChannel.WINDOW_BYTES);
    await().atMost(LIMIT).until(() -> pair.offererEvents.events.contains("raw closed"));
    assertThat(pair.offererEvents.events).containsSubsequence("raw binary \5", "raw closed");
  }

  @Test
  void aSenderOfNonsenseIsCutOff() {
    StreamChannel right = farStream();
    near.listener(pair.offererEvents.hear("raw"));
    near.send("\1 a text, not a frame");
    awaitBroken(right, Reason.MALFORMED);
    await().atMost(LIMIT).until(() -> pair.offererEvents.events.contains("raw closed"));
    assertThat(pair.offererEvents.events).containsSubsequence("raw binary \5", "raw closed");
  }

  @Test
  void aReaderThatLiesAboutWhatItReadIsCutOff() {
    StreamChannel left = nearStream();
    far.listener(pair.answererEvents.hear("raw"));
    CompletableFuture<Void> written = left.write(new byte[2 * StreamChannel.WINDOW_BYTES]);
    far.send(StreamFrame.read(Long.MAX_VALUE));
    awaitBroken(left, Reason.MALFORMED);
    assertThat(written).failsWithin(LIMIT);
  }
}
