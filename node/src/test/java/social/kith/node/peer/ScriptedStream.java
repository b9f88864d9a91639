package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import social.kith.node.peer.StreamException.Reason;

/** A stream whose other side is the test: what it sends stays in the channel's queue. */
abstract class ScriptedStream {
  static final int FULL = StreamFrame.MAX_DATA_BYTES;
  final TestLoop loop = new TestLoop();
  final AtomicInteger closes = new AtomicInteger();
  final DataChannel channel = channel(DataChannelOptions.reliable());
  final StreamChannel stream = StreamChannel.over(channel, loop);

  DataChannel channel(DataChannelOptions options) {
    DataChannel.Owner owner =
        new DataChannel.Owner() {
          @Override
          public void close(DataChannel closing) {
            closes.incrementAndGet();
          }

          @Override
          public void closed(DataChannel closed) {}

          @Override
          public int maxMessageBytes() {
            return DataChannel.MAX_MESSAGE_BYTES;
          }
        };
    return new DataChannel("stream", options, new LoopGate(loop), owner);
  }

  StreamChannel open() {
    channel.events().state("OPEN");
    settle();
    return stream;
  }

  /** After this the loop has done what was asked, and what came of it. */
  void settle() {
    for (int i = 0; i < 4; i++) {
      loop.run(() -> {});
    }
  }

  void receive(String hex) {
    receive(HexFormat.of().parseHex(hex));
  }

  void receive(byte[] frame) {
    channel.events().message(frame, true);
    settle();
  }

  void receiveData(int sizeBytes) {
    receive(StreamFrame.data(sizeBytes).array());
  }

  void assertBroken(Reason reason) {
    assertThat(stream.failure().orElseThrow().reason()).isEqualTo(reason);
    assertThat(closes).hasValue(1);
  }

  @AfterEach
  void closeLoop() {
    loop.close();
  }
}
