package social.kith.node;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two contacts, Alice and Bob, who can move while they are apart. */
final class MovingPair implements AutoCloseable {
  private static final int TAKEN_PORTS = 16;

  final TestNode alice;
  final TestNode bob;
  private final List<DatagramSocket> others = new ArrayList<>();

  MovingPair(Path folder) throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
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

  private void take(TestNode node) throws IOException {
    for (int i = 0; i < TAKEN_PORTS; i++) {
      others.add(new DatagramSocket(node.firstLinkPort() + i));
    }
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
    others.forEach(DatagramSocket::close);
    alice.close();
    bob.close();
  }
}
