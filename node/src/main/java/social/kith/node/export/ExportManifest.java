package social.kith.node.export;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;

/**
 * What an export says of itself: a manifest as FEP-6fcd (Account Export Container Format) has it,
 * with some lines of our own. Only those are read.
 *
 * @param format the newest one that this program writes is {@value #FORMAT}
 * @param madeAt when
 * @param person whose it is
 */
record ExportManifest(int format, Instant madeAt, ContactId person) {
  static final int FORMAT = 1;
  static final String FILE = "manifest.yml";

  private static final String TEXT =
      """
      ubc-version: 0.1
      meta:
        created: %s
        createdBy:
          controller: %s
          client:
            name: Kith
      kith:
        format: %d
        made: %s
        person: %s
      contents:
        manifest.yml:
          url: https://codeberg.org/fediverse/fep/src/branch/main/fep/6fcd/fep-6fcd.md#manifest-file
        README.txt: {}
        activitypub:
          contents:
            actor.json:
              url: https://www.w3.org/TR/activitypub/#actor-objects
            contacts.json:
              url: https://www.w3.org/TR/activitystreams-core/#collections
            outbox.json:
              url: https://www.w3.org/TR/activitystreams-core/#collections
            picture.jpg:
              url: https://www.w3.org/TR/activitystreams-vocabulary/#dfn-icon
        profile.cose:
          url: https://www.rfc-editor.org/rfc/rfc9052
        posts:
          url: https://www.rfc-editor.org/rfc/rfc9052
        replies:
          url: https://www.rfc-editor.org/rfc/rfc9052
        media:
          url: https://www.w3.org/TR/activitystreams-vocabulary/#dfn-attachment
      """;

  byte[] encode() {
    return TEXT.formatted(
            madeAt.toString().substring(0, 10),
            Activities.person(person),
            format,
            madeAt,
            person.hex())
        .getBytes(StandardCharsets.UTF_8);
  }

  static ExportManifest parse(byte[] content) throws MalformedException {
    Map<String, String> values = new HashMap<>();
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        values.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 2).strip());
      }
    }
    try {
      return new ExportManifest(
          Integer.parseInt(values.getOrDefault("format", "")),
          Instant.parse(values.getOrDefault("made", "")),
          ContactId.parseHex(values.getOrDefault("person", "")).orElseThrow());
    } catch (DateTimeException | IllegalArgumentException | NoSuchElementException e) {
      throw new MalformedException("the manifest of an export", e);
    }
  }
}
