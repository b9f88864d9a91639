package social.kith.node.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one side has to give the other for a connection, in one piece.
 *
 * @param description its offer or answer
 * @param candidates its addresses
 * @param servers the STUN and TURN servers that the answerer is to use as well
 */
public record ConnectionDescriptor(
    SessionDescription description, List<IceCandidate> candidates, List<IceServer> servers) {
  /** Copies the lists. */
  public ConnectionDescriptor {
    candidates = List.copyOf(candidates);
    servers = List.copyOf(servers);
  }

  /** As plain JSON: {@code {"candidates":[…],"description":{"type","sdp"},"servers":[…]}}. */
  public String toJson() {
    ObjectNode json = PeerJson.object();
    ArrayNode all = json.putArray("candidates");
    candidates.forEach(candidate -> all.add(PeerJson.candidate(candidate)));
    json.set("description", PeerJson.description(description));
    json.set("servers", PeerJson.servers(servers));
    return json.toString();
  }

  /**
   * Reads what {@link #toJson} wrote, here or elsewhere. Missing candidates or servers are none.
   *
   * @throws DescriptorException if it is anything else
   */
  public static ConnectionDescriptor fromJson(String json) throws DescriptorException {
    JsonNode node = PeerJson.parse(json);
    List<IceCandidate> candidates = new ArrayList<>();
    for (JsonNode candidate : node.path("candidates")) {
      candidates.add(PeerJson.candidate(candidate));
    }
    try {
      return new ConnectionDescriptor(
          PeerJson.description(node.path("description")),
          candidates,
          PeerJson.servers(node.path("servers")));
    } catch (IllegalArgumentException e) {
      throw new DescriptorException("a descriptor that is none", e);
    }
  }

  /** Shows sizes only. */
  @Override
  public String toString() {
    return "ConnectionDescriptor[" + description + ", " + candidates.size() + " candidates]";
  }
}
