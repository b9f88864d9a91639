package social.kith.web.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Words and bytes that must stand in no file, in whatever way they could have been written. */
final class Needles {
  private static final int BASE64_GROUP = 3;

  private final Map<String, List<String>> wanted = new LinkedHashMap<>();

  /** A text, in UTF-8 and UTF-16. */
  Needles word(String word) {
    bytes(word, word.getBytes(StandardCharsets.UTF_8));
    bytes(word + " (UTF-16LE)", word.getBytes(StandardCharsets.UTF_16LE));
    return bytes(word + " (UTF-16BE)", word.getBytes(StandardCharsets.UTF_16BE));
  }

  /** Bytes, as they are, in hex, and in Base64 from wherever it begins. */
  Needles bytes(String name, byte[] bytes) {
    List<String> ways = new ArrayList<>();
    ways.add(latin(bytes));
    ways.add(HexFormat.of().formatHex(bytes));
    ways.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int before = 0; before < BASE64_GROUP; before++) {
      // Only whole groups: what stands beside them changes the others.
      int from = (BASE64_GROUP - before) % BASE64_GROUP;
      int count = (bytes.length - from) / BASE64_GROUP * BASE64_GROUP;
      byte[] groups = Arrays.copyOfRange(bytes, from, from + count);
      ways.add(Base64.getEncoder().encodeToString(groups));
      ways.add(Base64.getUrlEncoder().encodeToString(groups));
    }
    wanted.put(name, ways);
    return this;
  }

  /** What stands where, as {@code word in file}. */
  TreeSet<String> find(Path folder) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = latin(Files.readAllBytes(file));
        wanted.forEach(
            (name, ways) -> {
              if (ways.stream().anyMatch(content::contains)) {
                found.add(name + " in " + folder.relativize(file));
              }
            });
      }
    }
    return found;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
