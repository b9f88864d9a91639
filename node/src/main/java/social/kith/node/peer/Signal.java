package social.kith.node.peer;

import com.fasterxml.jackson.databind.JsonNode;

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
   * As JSON with the names of the W3C API: {@code {"type","sdp"}} or {@code
   * {"candidate","sdpMid","sdpMLineIndex"}}.
   */
  String toJson();

  /**
   * Reads what {@link #toJson} wrote, or a browser's {@code JSON.stringify} of a description or a
   * candidate.
   *
   * @throws DescriptorException if it is anything else
   */
  static Signal parse(String json) throws DescriptorException {
    JsonNode node = PeerJson.parse(json);
    return node.has("sdp")
        ? new Sdp(PeerJson.description(node))
        : new Candidate(PeerJson.candidate(node));
  }
}
