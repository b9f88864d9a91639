package social.kith.node.peer.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.kith.node.peer.IceCandidate;
import social.kith.node.peer.SessionDescription;
import social.kith.node.peer.Signal;

/** Signals as JSON, and the certificate that a description is for. */
final class SignalJson {
  private static final Pattern FINGERPRINT =
      Pattern.compile("(?mi)^a=fingerprint:([^ \\r\\n]+) +([0-9a-f:]+)\\s*$");

  private SignalJson() {}

  /** Empty for a signal that a peer has no need to send. */
  static Optional<ObjectNode> write(Signal signal) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (signal instanceof Signal.Sdp sdp) {
      return Optional.of(
          json.put("type", sdp.description().type().name().toLowerCase(Locale.ROOT))
              .put("sdp", sdp.description().sdp()));
    } else if (signal instanceof Signal.Candidate candidate) {
      return Optional.of(
          json.put("candidate", candidate.candidate().candidate())
              .put("sdpMid", candidate.candidate().sdpMid())
              .put("sdpMLineIndex", candidate.candidate().sdpMLineIndex()));
    }
    return Optional.empty();
  }

  /** Empty if it is none. */
  static Optional<Signal> parse(JsonNode json) {
    try {
      String type = json.path("type").asText("");
      if (json.path("candidate").isTextual()) {
        return Optional.of(
            new Signal.Candidate(
                new IceCandidate(
                    json.path("candidate").asText(),
                    json.path("sdpMid").asText(""),
                    json.path("sdpMLineIndex").asInt(0))));
      } else if (type.equals("offer") || type.equals("answer")) {
        SessionDescription.Type of = SessionDescription.Type.valueOf(type.toUpperCase(Locale.ROOT));
        return Optional.of(new Signal.Sdp(new SessionDescription(of, json.path("sdp").asText(""))));
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * The SHA-256 fingerprint of the one certificate that a description names; empty if it names
   * none, two, or one by another hash, which somebody could choose to be weak.
   */
  static Optional<byte[]> fingerprint(SessionDescription description) {
    Set<String> all = new HashSet<>();
    Matcher matcher = FINGERPRINT.matcher(description.sdp());
    while (matcher.find()) {
      all.add((matcher.group(1) + " " + matcher.group(2)).toLowerCase(Locale.ROOT));
    }
    if (all.size() != 1) {
      return Optional.empty();
    }
    String only = all.iterator().next();
    return only.matches("sha-256 [0-9a-f]{2}(:[0-9a-f]{2}){31}")
        ? Optional.of(HexFormat.ofDelimiter(":").parseHex(only.substring("sha-256 ".length())))
        : Optional.empty();
  }
}
