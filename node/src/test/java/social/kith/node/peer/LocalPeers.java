package social.kith.node.peer;

import static social.kith.node.peer.PeerPair.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Peers of one factory that reach each other over 127.0.0.1, and what is to be closed with them.
 */
final class LocalPeers implements AutoCloseable {
  final TestLoop loop = new TestLoop();
  private final PeerConnectionFactory factory;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  LocalPeers(PeerConnectionFactory factory) {
    this.factory = factory;
  }

  int port() {
    int port = FreePorts.pair();
    while (ports.contains(port)) {
      port = FreePorts.pair();
    }
    ports.add(port);
    return port;
  }

  Peer undecided(int port) {
    return create(PeerConfig.undecided(PeerOptions.anyAddress(port)));
  }

  Peer create(PeerConfig config) {
    return keep(Peer.create(factory, config, loop));
  }

  /** Two undecided peers, each told already where the other one will be. */
  Peer[] two() {
    int onePort = port();
    int otherPort = port();
    Peer one = undecided(onePort);
    Peer other = undecided(otherPort);
    one.signal(new Signal.Candidate(LoopbackPair.candidate(otherPort)));
    other.signal(new Signal.Candidate(LoopbackPair.candidate(onePort)));
    return new Peer[] {one, other};
  }

  <T extends AutoCloseable> T keep(T resource) {
    opened.add(0, resource);
    return resource;
  }

  VideoSource testVideo() {
    VideoSource source = keep(new VideoSource());
    keep(TestPattern.start(source, 320, 240, 30));
    return source;
  }

  /** What a peer tells of one kind from now on, and what it has kept. */
  static <E extends PeerEvent> List<E> hear(Peer peer, Class<E> kind) {
    List<E> heard = new CopyOnWriteArrayList<>();
    peer.on(kind, heard::add);
    return heard;
  }

  static void awaitReady(Peer... peers) {
    until(() -> List.of(peers).stream().allMatch(Peer::isReady));
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable resource : opened) {
      resource.close();
    }
    loop.close();
  }
}
