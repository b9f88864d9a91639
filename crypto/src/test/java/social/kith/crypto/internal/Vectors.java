package social.kith.crypto.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the published test vectors in {@code resources/vectors}; see SOURCES.md there. */
public final class Vectors {

  private Vectors() {}

  /** The whole file. */
  public static JsonNode read(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The elements of an array. */
  public static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** A field in hexadecimal. */
  public static byte[] hex(JsonNode node, String field) {
    return HexFormat.of().parseHex(node.required(field).asText());
  }

  /** Whether a Wycheproof test must pass. */
  public static boolean valid(JsonNode test) {
    return test.required("result").asText().equals("valid");
  }

  /** X25519 public keys with which every agreement is all zero, in every encoding there is. */
  public static List<byte[]> x25519PointsOfSmallOrder() {
    return each(read("x25519_test.json").required("testGroups"))
        .flatMap(group -> each(group.required("tests")))
        .filter(test -> Arrays.equals(hex(test, "shared"), new byte[32]))
        .map(test -> hex(test, "public"))
        .toList();
  }
}
