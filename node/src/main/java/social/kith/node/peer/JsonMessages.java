package social.kith.node.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Messages that are JSON objects with their type in the field {@code type}: brings each to those
 * who listen for its type, as a value of their class. Any thread.
 */
final class JsonMessages {
  /** Longest name of a type, in characters. */
  static final int MAX_TYPE_CHARACTERS = 64;

  private static final String TYPE = "type";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /** What came and was not for a listener of its type. */
  private final Consumer<CodeEvent> others;

  private final Map<String, Listeners<ObjectNode>> listeners = new ConcurrentHashMap<>();

  JsonMessages(Consumer<CodeEvent> others) {
    this.others = others;
  }

  static String write(String type, Object value) {
    requireType(type);
    JsonNode node;
    try {
      node = JSON.valueToTree(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the value cannot be written as JSON", e);
    }
    if (!node.isObject() || node.has(TYPE)) {
      throw new IllegalArgumentException("a message is an object without a field \"type\"");
    }
    return JSON.createObjectNode().put(TYPE, type).setAll((ObjectNode) node).toString();
  }

  <T> Registration on(String type, Class<T> as, Consumer<? super T> listener) {
    requireType(type);
    return listeners
        .computeIfAbsent(type, unused -> new Listeners<>())
        .add(message -> bring(type, message, as, listener));
  }

  private static void requireType(String type) {
    if (type.isEmpty() || type.length() > MAX_TYPE_CHARACTERS) {
      throw new IllegalArgumentException("a type of " + type.length() + " characters");
    }
  }

  private <T> void bring(
      String type, ObjectNode message, Class<T> as, Consumer<? super T> listener) {
    T value;
    try {
      value = JSON.treeToValue(message, as);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      others.accept(new CodeEvent.Misfit(type, "not a " + as.getSimpleName()));
      return;
    }
    listener.accept(value);
  }

  /** Brings a text message to its listeners. */
  void receive(byte[] utf8) {
    JsonNode node;
    try {
      node = JSON.readTree(new String(utf8, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      others.accept(new CodeEvent.Misfit("", "not JSON"));
      return;
    }
    String type = node.path(TYPE).asText("");
    if (!(node instanceof ObjectNode message) || !node.path(TYPE).isTextual()) {
      others.accept(new CodeEvent.Misfit("", "not an object with a type"));
      return;
    }
    Listeners<ObjectNode> known = listeners.get(type);
    if (known == null || known.isEmpty()) {
      others.accept(new CodeEvent.Unknown(type, message.toString()));
    } else {
      message.remove(TYPE);
      known.tell(message);
    }
  }
}
