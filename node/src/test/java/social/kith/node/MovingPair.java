package social.kith.node;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two contacts, Alice and Bob, who can move while they are apart. */
final class MovingPair implements AutoCloseable {
  private static final int TAKEN_PORTS = 16;

  final TestNode alice;
  final TestNode bob;
  private final Map<TestNode, List<DatagramSocket>> others = new HashMap<>();

  MovingPair(Path folder) throws StartException {
    this(folder, Clock.systemUTC());
  }

  MovingPair(Path folder, Clock clock) throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice", clock);
    bob = new TestNode(folder.resolve("bob"), "Bob", clock);
    alice.pair(bob);
  }

  List<TestNode> both() {
    return List.of(alice, bob);
  }

  /** Where each of the two waited for the other, somebody else is now. */
  void moveBoth() throws IOException, StartException {
    alice.close();
    bob.close();
    take(alice);
    take(bob);
    alice.start();
    bob.start();
  }

  /** The same of one; the other one may find it by itself unless that one moves, too. */
  void move(TestNode one) throws IOException, StartException {
    one.close();
    take(one);
    one.start();
  }

  /** The lower half of its ports, then the upper one, and so on. */
  private void take(TestNode node) throws IOException {
    List<DatagramSocket> before = others.getOrDefault(node, List.of());
    boolean lower = before.isEmpty() || before.get(0).getLocalPort() != node.firstLinkPort();
    int first = node.firstLinkPort() + (lower ? 0 : TAKEN_PORTS);
    List<DatagramSocket> taken = new ArrayList<>();
    for (int i = 0; i < TAKEN_PORTS; i++) {
      taken.add(new DatagramSocket(first + i));
    }
    before.forEach(DatagramSocket::close);
    others.put(node, taken);
  }

  boolean met() {
    return alice.online(bob);
  }

  void awaitMet() {
    alice.awaitOnline(bob);
    bob.awaitOnline(alice);
  }

  @Override
  public void close() {
    others.values().forEach(taken -> taken.forEach(DatagramSocket::close));
    alice.close();
    bob.close();
  }
}
