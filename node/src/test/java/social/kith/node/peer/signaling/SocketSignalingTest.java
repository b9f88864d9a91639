package social.kith.node.peer.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.signaling.HeardRoom.until;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketSignalingTest extends SignalingContract {
  private final Map<Integer, SocketSignaling> transports = new HashMap<>();
  private SocketRelay relay;

  @BeforeEach
  void open() throws IOException {
    relay = SocketRelay.open(0);
  }

  @AfterEach
  void close() {
    transports.values().forEach(SocketSignaling::close);
    relay.close();
    until(() -> threads() == 0);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("signaling"))
        .count();
  }

  @Override
  SignalingTransport transport(int person) {
    return transports.computeIfAbsent(
        person, none -> new SocketSignaling("127.0.0.1", relay.address().getPort(), loop));
  }

  @Override
  String name(int person) {
    return "person " + person;
  }

  @Override
  int rooms() {
    return relay.load().join().rooms();
  }

  private void restart() throws IOException {
    InetSocketAddress address = relay.address();
    relay.close();
    relay = SocketRelay.open(address, RelayLimits.defaults());
  }

  @Test
  void comesBackByItselfWhenTheRelayIsRestarted() throws IOException {
    HeardRoom zero = new HeardRoom();
    HeardRoom one = new HeardRoom();
    RoomMembership zeroIn = join(0, "room", zero);
    RoomMembership oneIn = join(1, "room", one);
    awaitSees(zero, name(1));
    awaitSees(one, name(0));
    restart();
    zero.awaitEvent("interrupted");
    one.awaitEvent("interrupted");
    until(() -> sawSince(zero, name(1)) && sawSince(one, name(0)));
    zeroIn.send(name(1), "again");
    one.awaitEvent("text " + name(0) + " again");
    oneIn.broadcast("and back");
    zero.awaitEvent("text " + name(1) + " and back");
    assertThat(zero.count("closed") + one.count("closed")).isZero();
  }

  /** Whether a member was seen after the interruption. */
  private static boolean sawSince(HeardRoom heard, String member) {
    List<String> events = List.copyOf(heard.events);
    var since = events.subList(events.lastIndexOf("interrupted"), events.size());
    return since.contains("joined " + member) || since.contains("open [" + member + "]");
  }

  @Test
  void waitsForARelayThatIsNotThereYet() throws IOException {
    InetSocketAddress address = relay.address();
    relay.close();
    HeardRoom zero = new HeardRoom();
    try (SocketSignaling early = new SocketSignaling("127.0.0.1", address.getPort(), loop)) {
      RoomMembership unused = early.join("room", "early", zero);
      relay = SocketRelay.open(address, RelayLimits.defaults());
      zero.awaitEvent("open []");
    }
    zero.awaitEvent("closed");
    assertThat(zero.events).containsExactly("open []", "closed");
  }

  @Test
  void dropsWhatIsSentWhileThereIsNoWay() throws IOException {
    HeardRoom zero = new HeardRoom();
    HeardRoom one = new HeardRoom();
    RoomMembership zeroIn = join(0, "room", zero);
    RoomMembership oneIn = join(1, "room", one);
    awaitSees(zero, name(1));
    InetSocketAddress address = relay.address();
    relay.close();
    zero.awaitEvent("interrupted");
    zeroIn.send(name(1), "lost");
    relay = SocketRelay.open(address, RelayLimits.defaults());
    until(() -> sawSince(zero, name(1)));
    until(() -> sawSince(one, name(0)));
    zeroIn.send(name(1), "not lost");
    one.awaitEvent("text " + name(0) + " not lost");
    assertThat(one.count("text " + name(0) + " lost")).isZero();
    oneIn.close();
  }

  @Test
  void aRelayThatTalksNonsenseIsLeftAndDialledAgain() throws IOException {
    try (ServerSocket wrong = new ServerSocket(0, 10, relay.address().getAddress());
        SocketSignaling signaling = new SocketSignaling("127.0.0.1", wrong.getLocalPort(), loop)) {
      HeardRoom heard = new HeardRoom();
      RoomMembership unused = signaling.join("room", "name", heard);
      for (int i = 0; i < 3; i++) {
        try (Socket dialled = wrong.accept()) {
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(dialled.getInputStream(), StandardCharsets.UTF_8));
          String line = in.readLine();
          while (line.equals("{\"type\":\"ping\"}")) {
            line = in.readLine();
          }
          assertThat(line).contains("\"join\"");
          dialled.getOutputStream().write("nonsense\n".getBytes(StandardCharsets.UTF_8));
          assertThat(in.readLine()).isNull();
        }
      }
      assertThat(heard.events).isEmpty();
    }
  }

  @Test
  void closesAtOnceWhileItWaitsToDial() {
    relay.close();
    SignalingTransport waiting = transport(0);
    HeardRoom heard = new HeardRoom();
    RoomMembership unused = join(0, "room", heard);
    waiting.close();
    heard.awaitEvent("closed");
    until(() -> threads() == 0);
  }

  @Test
  void refusesPortsThatAreNone() {
    for (int port : new int[] {0, 65_536}) {
      assertThatThrownBy(() -> new SocketSignaling("127.0.0.1", port, loop))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
