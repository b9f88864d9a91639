package social.kith.node.peer;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

/** Two peers of one factory over 127.0.0.1, each given the other's signals; all events kept. */
final class PeerPair implements AutoCloseable {
  final List<PeerEvent> initiatorEvents = new CopyOnWriteArrayList<>();
  final List<PeerEvent> answererEvents = new CopyOnWriteArrayList<>();
  final Peer initiator;
  final Peer answerer;
  private final Executor loop;
  private boolean forwarding;
  private final int initiatorPort = FreePorts.pair();
  private final int answererPort;

  PeerPair(PeerConnectionFactory factory, Executor loop) {
    int other = FreePorts.pair();
    while (other == initiatorPort) {
      other = FreePorts.pair();
    }
    answererPort = other;
    initiator =
        Peer.create(factory, PeerConfig.initiator(PeerOptions.anyAddress(initiatorPort)), loop);
    answerer =
        Peer.create(factory, PeerConfig.answerer(PeerOptions.anyAddress(answererPort)), loop);
    this.loop = loop;
    initiator.on(PeerEvent.class, event -> heard(event, initiatorEvents, toAnswerer()));
    answerer.on(PeerEvent.class, event -> heard(event, answererEvents, toInitiator()));
  }

  private Consumer<Signal> toAnswerer() {
    return signal -> bring(signal, answerer, initiatorPort);
  }

  private Consumer<Signal> toInitiator() {
    return signal -> bring(signal, initiator, answererPort);
  }

  /** On the loop. */
  private void heard(PeerEvent event, List<PeerEvent> events, Consumer<Signal> across) {
    events.add(event);
    if (forwarding && event instanceof PeerEvent.Signalled signalled) {
      across.accept(signalled.signal());
    }
  }

  /** Brings signals across from now on, those of before too. */
  PeerPair connectSignals() {
    loop.execute(
        () -> {
          forwarding = true;
          before(initiatorEvents, toAnswerer());
          before(answererEvents, toInitiator());
        });
    return this;
  }

  private static void before(List<PeerEvent> events, Consumer<Signal> across) {
    events.stream()
        .filter(PeerEvent.Signalled.class::isInstance)
        .map(event -> ((PeerEvent.Signalled) event).signal())
        .forEach(across);
  }

  /** Addresses of the machine are left out: tests stay on the loopback interface. */
  private static void bring(Signal signal, Peer to, int port) {
    if (signal instanceof Signal.Sdp) {
      to.signal(signal);
      to.signal(new Signal.Candidate(LoopbackPair.candidate(port)));
    }
  }

  PeerPair connect() {
    connectSignals();
    try {
      awaitEvent(initiatorEvents, PeerEvent.Connected.class);
      awaitEvent(answererEvents, PeerEvent.Connected.class);
    } catch (ConditionTimeoutException e) {
      throw new IllegalStateException(
          told("initiator", initiator, initiatorEvents)
              + told("answerer", answerer, answererEvents),
          e);
    }
    return this;
  }

  /** How far a side came. */
  private static String told(String side, Peer peer, List<PeerEvent> events) {
    PeerConnection connection = peer.connection();
    return "%s: %s, ICE %s, signaling %s, events %s; "
        .formatted(
            side,
            connection.connectionState(),
            connection.iceConnectionState(),
            connection.signalingState(),
            events.stream().map(event -> event.getClass().getSimpleName()).toList());
  }

  static <E extends PeerEvent> E awaitEvent(List<PeerEvent> events, Class<E> kind) {
    until(() -> events.stream().anyMatch(kind::isInstance));
    return kind.cast(events.stream().filter(kind::isInstance).findFirst().orElseThrow());
  }

  static long count(List<PeerEvent> events, Class<? extends PeerEvent> kind) {
    return events.stream().filter(kind::isInstance).count();
  }

  static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(2)).until(condition);
  }

  @Override
  public void close() {
    initiator.close();
    answerer.close();
  }
}
