package social.kith.node.peer;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** Two connections of one factory over 127.0.0.1, described to each other directly. */
final class LoopbackPair implements AutoCloseable {
  final Recorder offererEvents = new Recorder();
  final Recorder answererEvents = new Recorder();
  final PeerConnection offerer;
  final PeerConnection answerer;
  private final int offererPort = FreePorts.pair();
  private final int answererPort;

  LoopbackPair(PeerConnectionFactory factory, Executor loop) {
    this(factory, loop, PeerOptions.defaults());
  }

  LoopbackPair(PeerConnectionFactory factory, Executor loop, PeerOptions options) {
    int other = FreePorts.pair();
    while (other == offererPort) {
      other = FreePorts.pair();
    }
    answererPort = other;
    offerer =
        factory.create(
            PeerOptions.anyAddress(offererPort).withIceServers(options.iceServers()),
            offererEvents,
            loop);
    answerer = factory.create(PeerOptions.anyAddress(answererPort), answererEvents, loop);
  }

  /** A channel of the offerer whose events are remembered. */
  DataChannel channel(String label) {
    return channel(label, DataChannelOptions.reliable());
  }

  DataChannel channel(String label, DataChannelOptions options) {
    DataChannel channel = offerer.createDataChannel(label, options);
    channel.listener(offererEvents.hear(label));
    return channel;
  }

  /** Exchanges the descriptions. */
  LoopbackPair describe() {
    return describe(answer -> answer);
  }

  /** Exchanges them, the answer's text changed on its way. */
  LoopbackPair describe(UnaryOperator<String> onTheWay) {
    offerer
        .createOffer()
        .thenCompose(
            offer ->
                offerer
                    .setLocalDescription(offer)
                    .thenCompose(done -> answerer.setRemoteDescription(offer)))
        .thenCompose(done -> answerer.createAnswer())
        .thenCompose(
            answer ->
                answerer
                    .setLocalDescription(answer)
                    .thenCompose(
                        done ->
                            offerer.setRemoteDescription(
                                SessionDescription.answer(onTheWay.apply(answer.sdp())))))
        .join();
    return this;
  }

  /** Gives the answerer's address to the offerer. */
  CompletableFuture<Void> dial() {
    return offerer.addIceCandidate(candidate(answererPort));
  }

  static IceCandidate candidate(int port) {
    int foundation = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    return new IceCandidate(
        "candidate:" + foundation + " 1 udp 2122194687 127.0.0.1 " + port + " typ host", "", 0);
  }

  LoopbackPair connect() {
    describe();
    dial().join();
    awaitConnected();
    return this;
  }

  void awaitConnected() {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(2))
        .until(
            () ->
                offerer.connectionState() == PeerConnectionState.CONNECTED
                    && answerer.connectionState() == PeerConnectionState.CONNECTED);
  }

  int offererPort() {
    return offererPort;
  }

  int answererPort() {
    return answererPort;
  }

  @Override
  public void close() {
    offerer.close();
    answerer.close();
  }
}
