package social.kith.node.peer.signaling;

import java.util.List;
import social.kith.fuzz.Target;
import social.kith.node.peer.IceCandidate;
import social.kith.node.peer.Signal;

/** What relays and members of rooms say. */
public final class SignalingTargets {
  private SignalingTargets() {}

  /** All of them. */
  public static List<Target> all() {
    Signal signal = new Signal.Candidate(new IceCandidate("candidate:1 1 udp", "0", 0));
    String nonce = "A".repeat(22);
    return List.of(
        Target.ofText(
            "room text",
            Target.UNLIMITED,
            List.of(
                new RoomText.Hello("s", 1, 2, true).toJson(),
                new RoomText.Signalled("s", "t", 1, 1, 0, signal).toJson(),
                new RoomText.Message("hello").toJson(),
                new RoomText.Bye("s").toJson()),
            RoomText::parse),
        Target.ofText(
            "proof message",
            Target.UNLIMITED,
            List.of(
                new ProofMessage.Hello(nonce).toText(),
                new ProofMessage.Proof(nonce, nonce, nonce, new byte[100]).toText(),
                new ProofMessage.Text(7, new byte[100], "hello\nyou").toText()),
            ProofMessage::parse),
        Target.ofText(
                "relay message",
                Target.UNLIMITED,
                List.of(
                    RelayMessage.join("s", "room", "member").toJson(),
                    RelayMessage.open("s", List.of("one", "two")).toJson(),
                    RelayMessage.of(RelayMessage.Type.PING, "").toJson(),
                    RelayMessage.text(RelayMessage.Type.SEND, "s", "member", "text").toJson()),
                RelayMessage::parse)
            .refusingBy(RelayMessageException.class));
  }
}
