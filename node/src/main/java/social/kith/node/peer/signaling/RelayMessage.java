package social.kith.node.peer.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a relay and a client say to each other: one JSON object a line (docs/peer-api.md). Fields
 * that a type does not have are empty.
 *
 * @param type what it is
 * @param seat the client's name for one of its places in rooms
 * @param room name of the room
 * @param member name of a member
 * @param text what is carried
 * @param members names of members
 */
record RelayMessage(
    Type type, String seat, String room, String member, String text, List<String> members) {
  /** Longest line, in bytes of UTF-8; any message within the other limits fits. */
  static final int MAX_LINE_BYTES = 1 << 20;

  /** Longest text; in JSON a character takes six bytes at most. */
  static final int MAX_TEXT_CHARACTERS = 128 * 1024;

  static final int MAX_SEAT_CHARACTERS = 64;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** What there is to say, and with which fields beside the seat. */
  enum Type {
    /** Client: I come (room, member). */
    JOIN,
    /** Client: I go. */
    LEAVE,
    /** Client: bring this to one (member, text). */
    SEND,
    /** Client: bring this to all others (text). */
    BROADCAST,
    /** Client: are you there. */
    PING,
    /** Relay: you are in (members). */
    OPEN,
    /** Relay: somebody came (member). */
    JOINED,
    /** Relay: somebody went (member). */
    LEFT,
    /** Relay: somebody sent (member, text). */
    TEXT,
    /** Relay: you are out. */
    CLOSED,
    /** Relay: I am there. */
    PONG
  }

  static RelayMessage of(Type type, String seat) {
    return new RelayMessage(type, seat, "", "", "", List.of());
  }

  static RelayMessage of(Type type, String seat, String member) {
    return new RelayMessage(type, seat, "", member, "", List.of());
  }

  static RelayMessage text(Type type, String seat, String member, String text) {
    return new RelayMessage(type, seat, "", member, text, List.of());
  }

  static RelayMessage join(String seat, String room, String member) {
    return new RelayMessage(Type.JOIN, seat, room, member, "", List.of());
  }

  static RelayMessage open(String seat, List<String> members) {
    return new RelayMessage(Type.OPEN, seat, "", "", "", members);
  }

  /** The line, without its end. */
  String toJson() {
    ObjectNode json = JSON.createObjectNode().put("type", type.name().toLowerCase(Locale.ROOT));
    put(json, "seat", seat);
    put(json, "room", room);
    put(json, "member", member);
    if (type == Type.SEND || type == Type.BROADCAST || type == Type.TEXT) {
      json.put("text", text);
    }
    if (type == Type.OPEN) {
      ArrayNode all = json.putArray("members");
      members.forEach(all::add);
    }
    return json.toString();
  }

  private static void put(ObjectNode json, String field, String value) {
    if (!value.isEmpty()) {
      json.put(field, value);
    }
  }

  /**
   * Reads a line; fields that its type does not have are ignored.
   *
   * @throws RelayMessageException if it is no message, or beyond a limit
   */
  static RelayMessage parse(String line) throws RelayMessageException {
    JsonNode json = read(line);
    Type type = type(text(json, "type", MAX_SEAT_CHARACTERS));
    if (type == Type.PING || type == Type.PONG) {
      return of(type, "");
    }
    String seat = name(json, "seat");
    if (seat.length() > MAX_SEAT_CHARACTERS) {
      throw new RelayMessageException("a seat of " + seat.length() + " characters");
    }
    return switch (type) {
      case JOIN -> join(seat, name(json, "room"), name(json, "member"));
      case SEND, TEXT ->
          text(type, seat, name(json, "member"), text(json, "text", MAX_TEXT_CHARACTERS));
      case BROADCAST -> text(type, seat, "", text(json, "text", MAX_TEXT_CHARACTERS));
      case JOINED, LEFT -> of(type, seat, name(json, "member"));
      case OPEN -> open(seat, members(json));
      case LEAVE, CLOSED, PING, PONG -> of(type, seat);
    };
  }

  private static JsonNode read(String line) throws RelayMessageException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new RelayMessageException("not JSON");
    }
  }

  private static Type type(String name) throws RelayMessageException {
    for (Type type : Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return type;
      }
    }
    throw new RelayMessageException("an unknown type");
  }

  private static List<String> members(JsonNode json) throws RelayMessageException {
    JsonNode all = json.path("members");
    if (!all.isArray() || all.size() > SignalingTransport.MAX_MEMBERS) {
      throw new RelayMessageException("members that are none, or too many");
    }
    List<String> members = new ArrayList<>();
    for (JsonNode one : all) {
      members.add(requireName(one.asText("")));
    }
    return members;
  }

  private static String name(JsonNode json, String field) throws RelayMessageException {
    return requireName(text(json, field, SignalingTransport.MAX_NAME_CHARACTERS));
  }

  private static String requireName(String name) throws RelayMessageException {
    if (!Names.isName(name)) {
      throw new RelayMessageException("a name that is none");
    }
    return name;
  }

  private static String text(JsonNode json, String field, int maxCharacters)
      throws RelayMessageException {
    JsonNode value = json.path(field);
    if (!value.isTextual() || value.asText().length() > maxCharacters) {
      throw new RelayMessageException("no \"" + field + "\", or too long");
    }
    return value.asText();
  }
}
