package social.kith.node.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What one peer has to get to the other, in order, over any way there is (a link, a room, a text
 * that a person carries), so that they connect. The way must be one that nobody can change things
 * on: it carries the fingerprints by which they know each other.
 */
public sealed interface Signal {
  /** A description: an offer, an answer. Never a rollback, which is a peer's own affair. */
  record Sdp(SessionDescription description) implements Signal {
    @Override
    public String toJson() {
      return PeerJson.description(description).toString();
    }
  }

  /** A candidate that was found later. */
  record Candidate(IceCandidate candidate) implements Signal {
    @Override
    public String toJson() {
      return PeerJson.candidate(candidate).toString();
    }
  }

  /**
   * A side that leaves all offers to the initiator, as simple-peer does, has something to negotiate
   * and asks for one. A {@link Peer} takes it and never sends it: it offers itself.
   */
  record Renegotiate() implements Signal {
    @Override
    public String toJson() {
      return PeerJson.object().put("type", "renegotiate").put("renegotiate", true).toString();
    }
  }

  /**
   * Such a side has a track to send and asks for an offer with a section for it. A {@link Peer}
   * takes it and never sends it.
   */
  record TransceiverRequest(MediaStreamTrack.Kind kind) implements Signal {
    @Override
    public String toJson() {
      ObjectNode json = PeerJson.object().put("type", "transceiverRequest");
      json.putObject("transceiverRequest").put("kind", kind.name().toLowerCase(Locale.ROOT));
      return json.toString();
    }
  }

  /**
   * As JSON with the names of the W3C API: {@code {"type","sdp"}} or {@code
   * {"candidate","sdpMid","sdpMLineIndex"}}.
   */
  String toJson();

  /**
   * Reads what {@link #toJson} wrote, or a browser's {@code JSON.stringify} of a description or a
   * candidate, or a request of simple-peer.
   *
   * @throws DescriptorException if it is anything else
   */
  static Signal parse(String json) throws DescriptorException {
    JsonNode node = PeerJson.parse(json);
    String type = node.path("type").asText();
    if (type.equals("renegotiate")) {
      return new Renegotiate();
    }
    if (type.equals("transceiverRequest")) {
      return new TransceiverRequest(kind(PeerJson.text(node.path(type), "kind")));
    }
    return node.has("sdp")
        ? new Sdp(PeerJson.description(node))
        : new Candidate(PeerJson.candidate(node));
  }

  private static MediaStreamTrack.Kind kind(String text) throws DescriptorException {
    return switch (text) {
      case "audio" -> MediaStreamTrack.Kind.AUDIO;
      case "video" -> MediaStreamTrack.Kind.VIDEO;
      default -> throw new DescriptorException("neither audio nor video");
    };
  }
}
