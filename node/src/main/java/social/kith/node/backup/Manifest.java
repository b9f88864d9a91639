package social.kith.node.backup;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;

/**
 * What a backup says of itself, as lines of {@code name: value}. Lines with other names are passed
 * over.
 *
 * @param format the newest one that this program writes is {@value #FORMAT}
 * @param madeAt when
 * @param identity whose it is
 */
record Manifest(int format, Instant madeAt, ContactId identity) {
  static final int FORMAT = 1;
  static final String FILE = "manifest.txt";

  byte[] encode() {
    return "format: %d\nmade: %s\nidentity: %s\n"
        .formatted(format, madeAt, identity.hex())
        .getBytes(StandardCharsets.UTF_8);
  }

  static Manifest parse(byte[] content) throws MalformedException {
    Map<String, String> values = new HashMap<>();
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    try {
      return new Manifest(
          Integer.parseInt(values.getOrDefault("format", "")),
          Instant.parse(values.getOrDefault("made", "")),
          ContactId.parseHex(values.getOrDefault("identity", "")).orElseThrow());
    } catch (DateTimeException | IllegalArgumentException | NoSuchElementException e) {
      throw new MalformedException("the manifest of a backup", e);
    }
  }
}
