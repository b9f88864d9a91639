package social.kith.node.peer.examples;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.CodeConnection;
import social.kith.node.peer.FreePorts;
import social.kith.node.peer.LoopbackCodes;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerOptions;

class ChatByCodesTest {
  @Test
  void twoPeopleChat() throws Exception {
    int onePort = FreePorts.pair();
    int twoPort = FreePorts.pair();
    List<String> oneSees = new CopyOnWriteArrayList<>();
    List<String> twoSees = new CopyOnWriteArrayList<>();
    try (PeerConnectionFactory factory = PeerConnectionFactory.open();
        ChatByCodes one =
            new ChatByCodes(
                factory,
                CodeConnection.Role.OFFERER,
                () -> PeerOptions.anyAddress(onePort),
                oneSees::add);
        ChatByCodes two =
            new ChatByCodes(
                factory,
                CodeConnection.Role.ANSWERER,
                () -> PeerOptions.anyAddress(twoPort),
                twoSees::add)) {
      String answer = two.connect(LoopbackCodes.at(onePort, one.code()));
      String unused = one.connect(LoopbackCodes.at(twoPort, answer));
      awaitLine(oneSees, "connected to");
      awaitLine(twoSees, "connected to");
      one.say("hello");
      two.say("hello yourself");
      awaitLine(twoSees, ": hello");
      awaitLine(oneSees, ": hello yourself");
    }
  }

  private static void awaitLine(List<String> lines, String part) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lines.stream().anyMatch(line -> line.contains(part)));
  }
}
