package social.kith.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

/** One file of C2SP's test kit for age: what is expected, and the age file. */
record AgeVector(String name, Map<String, List<String>> fields, byte[] file) {

  static List<AgeVector> all() throws Exception {
    Path folder = Path.of(AgeVector.class.getResource("/vectors/age").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(AgeVector::read).toList();
    }
  }

  private static AgeVector read(Path path) {
    try {
      InputStream in = new ByteArrayInputStream(Files.readAllBytes(path));
      Map<String, List<String>> fields = new HashMap<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String[] field = line.split(": ", 2);
        fields.computeIfAbsent(field[0], name -> new ArrayList<>()).add(field[1]);
      }
      boolean compressed = fields.containsKey("compressed");
      byte[] file = (compressed ? new InflaterInputStream(in) : in).readAllBytes();
      return new AgeVector(path.getFileName().toString(), fields, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return new String(
        line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  String expect() {
    return fields.get("expect").get(0);
  }

  boolean isArmored() {
    return fields.containsKey("armored");
  }

  Optional<String> hybridIdentity() {
    return fields.getOrDefault("identity", List.of()).stream()
        .filter(text -> text.startsWith("AGE-SECRET-KEY-PQ-"))
        .findFirst();
  }

  byte[] fileKey() {
    return HexFormat.of().parseHex(fields.get("file key").get(0));
  }

  String payloadHash() {
    return fields.get("payload").get(0);
  }
}
