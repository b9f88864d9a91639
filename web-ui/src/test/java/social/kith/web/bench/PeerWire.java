package social.kith.web.bench;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import social.kith.node.peer.IceCandidate;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.Signal;

/** Two {@link Peer}s. */
final class PeerWire implements Wire {
  /** Makes them, each with a loop for its own. */
  static final class Maker implements Wire.Maker {
    private final PeerConnectionFactory factory;
    private final ExecutorService nearLoop = loop();
    private final ExecutorService farLoop = loop();

    Maker() throws Exception {
      factory = PeerConnectionFactory.open();
    }

    private static ExecutorService loop() {
      return Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "bench-loop");
            thread.setDaemon(true);
            return thread;
          });
    }

    @Override
    public PeerWire connect() throws Exception {
      int nearPort = WirePorts.next();
      int farPort = WirePorts.next();
      PeerWire wire =
          new PeerWire(
              Peer.create(
                  factory, PeerConfig.initiator(PeerOptions.anyAddress(nearPort)), nearLoop),
              Peer.create(factory, PeerConfig.answerer(PeerOptions.anyAddress(farPort)), farLoop));
      CountDownLatch connected = new CountDownLatch(2);
      bring(wire.near, wire.far, nearPort, connected);
      bring(wire.far, wire.near, farPort, connected);
      connected.await();
      return wire;
    }

    /** Only the address of the loopback interface is told. */
    private static void bring(Peer from, Peer to, int port, CountDownLatch connected) {
      from.on(PeerEvent.Connected.class, event -> connected.countDown());
      from.on(
          PeerEvent.Signalled.class,
          event -> {
            if (event.signal() instanceof Signal.Sdp) {
              to.signal(event.signal());
              to.signal(new Signal.Candidate(new IceCandidate(WirePorts.candidate(port), "0", 0)));
            }
          });
    }

    @Override
    public void close() {
      factory.close();
      nearLoop.shutdown();
      farLoop.shutdown();
    }
  }

  final Peer near;
  final Peer far;

  private PeerWire(Peer near, Peer far) {
    this.near = near;
    this.far = far;
  }

  @Override
  public void send(byte[] message) {
    near.send(message);
  }

  @Override
  public long bufferedAmount() {
    return near.bufferedAmount();
  }

  @Override
  public void onFar(Consumer<byte[]> listener) {
    far.on(PeerEvent.Message.class, message -> listener.accept(message.data()));
  }

  @Override
  public void reply(byte[] message) {
    far.send(message);
  }

  @Override
  public void onNear(Consumer<byte[]> listener) {
    near.on(PeerEvent.Message.class, message -> listener.accept(message.data()));
  }

  /** Waits for the end, as the raw ones do, so that it is not part of the next connection. */
  @Override
  public void close() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(2);
    for (Peer peer : List.of(near, far)) {
      peer.on(PeerEvent.Closed.class, event -> closed.countDown());
      peer.close();
    }
    closed.await();
  }
}
