package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import social.kith.node.peer.StreamException.Reason;

/** Two channels that are each other's ends, over real WebRTC. */
abstract class StreamChannelBase {
  static final Duration LIMIT = Duration.ofSeconds(30);
  private static PeerConnectionFactory factory;
  TestLoop loop;
  TestLoop disk;
  LoopbackPair pair;
  DataChannel near;
  DataChannel far;

  @BeforeAll
  static void openFactory() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
  }

  @BeforeEach
  void connect() {
    loop = new TestLoop();
    disk = new TestLoop();
    pair = new LoopbackPair(factory, loop);
    DataChannelOptions options = DataChannelOptions.negotiated(0);
    near = pair.offerer.createDataChannel("stream", options);
    far = pair.answerer.createDataChannel("stream", options);
    pair.connect();
  }

  @AfterEach
  void closePair() {
    pair.close();
    loop.close();
    disk.close();
  }

  @AfterAll
  static void closeFactory() {
    factory.close();
  }

  StreamChannel nearStream() {
    return StreamChannel.over(near, loop);
  }

  StreamChannel farStream() {
    return StreamChannel.over(far, loop);
  }

  static void awaitBroken(StreamChannel stream, Reason reason) {
    await().atMost(LIMIT).until(() -> stream.failure().isPresent());
    assertThat(stream.failure().orElseThrow().reason()).isEqualTo(reason);
  }
}
