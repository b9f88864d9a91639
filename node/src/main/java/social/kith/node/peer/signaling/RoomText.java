package social.kith.node.peer.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Optional;
import social.kith.node.peer.DescriptorException;
import social.kith.node.peer.Signal;

/** What the members of a peer room say to each other through the transport (docs/peer-api.md). */
sealed interface RoomText {
  /** Most characters that a name of a session has. */
  int MAX_SESSION_CHARACTERS = 64;

  /**
   * I am here.
   *
   * @param session a name for this stay of the sender
   * @param call the number of the sender's peer to the receiver, 0 if there is none yet
   * @param received how many signals of that peer the sender has
   * @param ask whether the receiver is to say the same
   */
  record Hello(String session, int call, int received, boolean ask) implements RoomText {
    @Override
    public String toJson() {
      return json("hello")
          .put("session", session)
          .put("call", call)
          .put("received", received)
          .put("ask", ask)
          .toString();
    }
  }

  /**
   * A signal for a peer.
   *
   * @param session of the sender
   * @param to session of the receiver
   * @param call the number of the peer, from 1, given by the initiator
   * @param number of the signal, from 1
   * @param received how many signals of that peer the sender has
   */
  record Signalled(String session, String to, int call, int number, int received, Signal signal)
      implements RoomText {
    @Override
    public String toJson() {
      return json("signal")
          .put("session", session)
          .put("to", to)
          .put("call", call)
          .put("number", number)
          .put("received", received)
          .putRawValue("signal", new RawValue(signal.toJson()))
          .toString();
    }
  }

  /** A message of the application. */
  record Message(String text) implements RoomText {
    @Override
    public String toJson() {
      return json("message").put("text", text).toString();
    }
  }

  /** I go. */
  record Bye(String session) implements RoomText {
    @Override
    public String toJson() {
      return json("bye").put("session", session).toString();
    }
  }

  /** As it goes over the transport. */
  String toJson();

  private static ObjectNode json(String type) {
    return Format.JSON.createObjectNode().put("type", type);
  }

  /** Reads what a member said; empty if it is anything else. */
  static Optional<RoomText> parse(String text) {
    try {
      JsonNode json = Format.JSON.readTree(text);
      return switch (json.path("type").asText("")) {
        case "hello" ->
            Optional.of(
                new Hello(
                    Format.session(json, "session"),
                    Format.number(json, "call", 0),
                    Format.number(json, "received", 0),
                    json.path("ask").asBoolean(false)));
        case "signal" -> Optional.of(signalled(json));
        case "message" -> Optional.of(new Message(Format.text(json, "text")));
        case "bye" -> Optional.of(new Bye(Format.session(json, "session")));
        default -> Optional.empty();
      };
    } catch (JsonProcessingException | DescriptorException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Signalled signalled(JsonNode json) throws DescriptorException {
    return new Signalled(
        Format.session(json, "session"),
        Format.session(json, "to"),
        Format.number(json, "call", 1),
        Format.number(json, "number", 1),
        Format.number(json, "received", 0),
        Signal.parse(json.path("signal").toString()));
  }

  /** Fields of the texts. */
  final class Format {
    private static final ObjectMapper JSON =
        new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Format() {}

    private static String text(JsonNode json, String field) {
      JsonNode value = json.path(field);
      if (!value.isTextual()) {
        throw new IllegalArgumentException("no \"" + field + "\"");
      }
      return value.asText();
    }

    private static String session(JsonNode json, String field) {
      String session = text(json, field);
      if (session.isEmpty() || session.length() > MAX_SESSION_CHARACTERS) {
        throw new IllegalArgumentException("a session of " + session.length() + " characters");
      }
      return session;
    }

    private static int number(JsonNode json, String field, int least) {
      JsonNode value = json.path(field);
      if (!value.canConvertToInt() || !value.isInt() || value.asInt() < least) {
        throw new IllegalArgumentException("no \"" + field + "\", or out of range");
      }
      return value.asInt();
    }
  }
}
