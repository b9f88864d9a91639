package social.kith.node.peer.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON on the way in and out. */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the value cannot be written as JSON", e);
    }
  }

  static <T> T read(byte[] json, Class<T> as) throws ClientException {
    try {
      T value = MAPPER.readValue(json, as);
      if (value != null) {
        return value;
      }
    } catch (IOException e) {
      throw new ClientException(
          ClientException.Reason.MISFIT, "the message is no " + as.getSimpleName(), e);
    }
    throw new ClientException(ClientException.Reason.MISFIT, "the message is null");
  }

  /**
   * An object that this program wrote.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ObjectNode object(String json) {
    try {
      return MAPPER.readValue(json, ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON object", e);
    }
  }

  static JsonNode tree(byte[] json) throws ClientException {
    return read(json, JsonNode.class);
  }
}
