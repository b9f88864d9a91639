package social.kith.node.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the other side has to get, as JSON with the names of the W3C API. */
final class PeerJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int MAX_CHARACTERS = 4 * SessionDescription.MAX_SDP_BYTES;

  private PeerJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static JsonNode parse(String text) throws DescriptorException {
    if (text.length() > MAX_CHARACTERS) {
      throw new DescriptorException(text.length() + " characters are too many");
    }
    try {
      JsonNode node = JSON.readTree(text);
      if (!node.isObject()) {
        throw new DescriptorException("not a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new DescriptorException("not JSON", e);
    }
  }

  static ObjectNode description(SessionDescription description) {
    return object()
        .put("type", description.type().name().toLowerCase(Locale.ROOT))
        .put("sdp", description.sdp());
  }

  static SessionDescription description(JsonNode node) throws DescriptorException {
    SessionDescription.Type type =
        switch (text(node, "type")) {
          case "offer" -> SessionDescription.Type.OFFER;
          case "answer" -> SessionDescription.Type.ANSWER;
          case "pranswer" -> SessionDescription.Type.PRANSWER;
          default -> throw new DescriptorException("neither an offer nor an answer");
        };
    try {
      return new SessionDescription(type, text(node, "sdp"));
    } catch (IllegalArgumentException e) {
      throw new DescriptorException("a description that is none", e);
    }
  }

  static ObjectNode candidate(IceCandidate candidate) {
    return object()
        .put("candidate", candidate.candidate())
        .put("sdpMid", candidate.sdpMid())
        .put("sdpMLineIndex", candidate.sdpMLineIndex());
  }

  static IceCandidate candidate(JsonNode node) throws DescriptorException {
    try {
      return new IceCandidate(
          text(node, "candidate"),
          node.path("sdpMid").asText(""),
          node.path("sdpMLineIndex").asInt(0));
    } catch (IllegalArgumentException e) {
      throw new DescriptorException("a candidate that is none", e);
    }
  }

  static ArrayNode servers(List<IceServer> servers) {
    ArrayNode all = JSON.createArrayNode();
    for (IceServer server : servers) {
      ObjectNode one = all.addObject();
      ArrayNode urls = one.putArray("urls");
      server.urls().forEach(urls::add);
      if (!server.username().isEmpty()) {
        one.put("username", server.username()).put("credential", server.credential());
      }
    }
    return all;
  }

  /** W3C allows one address as a text, and several as an array. */
  static List<IceServer> servers(JsonNode nodes) throws DescriptorException {
    List<IceServer> servers = new ArrayList<>();
    for (JsonNode node : nodes) {
      List<String> urls = new ArrayList<>();
      JsonNode given = node.path("urls");
      if (given.isTextual()) {
        urls.add(given.asText());
      }
      given.forEach(url -> urls.add(url.asText()));
      try {
        servers.add(
            new IceServer(
                urls, node.path("username").asText(""), node.path("credential").asText("")));
      } catch (IllegalArgumentException e) {
        throw new DescriptorException("a server that is none", e);
      }
    }
    return servers;
  }

  static String text(JsonNode node, String field) throws DescriptorException {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new DescriptorException("no text \"" + field + "\"");
    }
    return value.asText();
  }
}
