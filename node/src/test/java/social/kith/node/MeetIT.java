package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two contacts who both moved while they were apart, and a contact of both. */
class MeetIT {
  private static final int TAKEN_PORTS = 16;
  @TempDir Path folder;
  private final List<DatagramSocket> others = new ArrayList<>();
  private TestNode alice;
  private TestNode bob;
  private TestNode carol;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    carol = new TestNode(folder.resolve("carol"), "Carol");
    alice.pair(bob);
    alice.pair(carol);
    bob.pair(carol);
  }

  @AfterEach
  void stop() {
    others.forEach(DatagramSocket::close);
    alice.close();
    bob.close();
    carol.close();
  }

  /** Where each of the two waited for the other, somebody else is now. */
  private void moveBoth() throws IOException, StartException {
    alice.close();
    bob.close();
    for (int i = 0; i < TAKEN_PORTS; i++) {
      others.add(new DatagramSocket(alice.firstLinkPort() + i));
      others.add(new DatagramSocket(bob.firstLinkPort() + i));
    }
    alice.start();
    bob.start();
  }

  @Test
  void meetThroughAContactOfBoth() throws IOException, StartException {
    moveBoth();
    alice.awaitOnline(bob);
    bob.awaitOnline(alice);
    PostView post = alice.post("Found you", List.of(), bob);
    bob.awaitPost(post.id());
    assertThat(carol.node().feed(Optional.empty(), 10).posts()).isEmpty();
  }

  @Test
  void onlyWithOneWhoHelps() throws IOException, StartException {
    carol
        .node()
        .changeSettings(SettingsView.first().with(NodeSetting.MEET_THROUGH_CONTACTS, false));
    moveBoth();
    alice.awaitOnline(carol);
    bob.awaitOnline(carol);
    assertThat(alice.node().contact(bob.id()).link().online()).isFalse();
    carol.restart();
    assertThat(carol.node().settings().meetThroughContacts()).isFalse();
    carol.node().changeSettings(SettingsView.first());
    alice.awaitOnline(bob);
  }
}
