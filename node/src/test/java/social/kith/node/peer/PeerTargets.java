package social.kith.node.peer;

import java.util.List;
import social.kith.crypto.MalformedException;
import social.kith.fuzz.Target;

/** What one peer gets from the other, or from a person who carries it. */
public final class PeerTargets {
  private PeerTargets() {}

  /** All of them. */
  public static List<Target> all() throws Exception {
    String offer = Sdps.chromium(Sdps.HOST_1, Sdps.HOST_2, Sdps.REFLEXIVE);
    SessionCode explicit = SessionCode.of(SessionDescription.offer(offer));
    SessionCode minimal =
        SessionCode.of(SessionCode.withDerivedCredentials(SessionDescription.offer(offer)));
    return List.of(
        Target.ofText(
                "session code",
                Target.UNLIMITED,
                List.of(minimal.text(), "\n" + explicit.text() + "\n"),
                SessionCode::parse)
            .refusingBy(SessionCodeException.class),
        Target.of(
                "session card",
                SessionCode.MAX_CARD_BYTES,
                List.of(minimal.card(), explicit.card()),
                SessionCode::ofCard)
            .refusingBy(SessionCodeException.class),
        Target.ofText("Base45", Target.UNLIMITED, List.of("BB8", "%69 VD92EX0"), Base45::decode),
        Target.ofText(
                "SDP",
                SessionDescription.MAX_SDP_BYTES,
                List.of(offer),
                sdp -> SessionCode.of(SessionDescription.offer(sdp.isEmpty() ? "-" : sdp)))
            .refusingBy(SessionCodeException.class, IllegalArgumentException.class),
        Target.ofText("candidate", Target.UNLIMITED, List.of(Sdps.REFLEXIVE), CardCandidate::find),
        Target.ofText("signal", 4 * SessionDescription.MAX_SDP_BYTES, signals(offer), Signal::parse)
            .refusingBy(DescriptorException.class),
        Target.of(
                "stream frame",
                StreamFrame.MAX_FRAME_BYTES,
                List.of(new byte[] {1, 2}, StreamFrame.read(9), StreamFrame.bare((byte) 3)),
                in -> StreamFrame.parse(in, true))
            .refusingBy(MalformedException.class));
  }

  private static List<String> signals(String offer) {
    return List.of(
        new Signal.Sdp(SessionDescription.offer(offer)).toJson(),
        new Signal.Candidate(new IceCandidate(Sdps.HOST_1, "0", 0)).toJson(),
        new Signal.Renegotiate().toJson(),
        new Signal.TransceiverRequest(MediaStreamTrack.Kind.AUDIO).toJson());
  }
}
