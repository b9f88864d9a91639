package social.kith.node.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The codecs of one media section, and the section with fewer of them or in another order (RFC 8866
 * section 6.6, RFC 8829 section 5.1).
 */
final class CodecSection {
  /** What is nothing without another codec (RFC 4588, 2198, 5109, 8627, 4733, 3389). */
  private static final Set<String> COMPANIONS =
      Set.of("rtx", "red", "ulpfec", "flexfec-03", "telephone-event", "cn");

  private static final Set<String> OF_A_CLOCK_RATE = Set.of("telephone-event", "cn");

  /** Payload types that need no a=rtpmap (RFC 3551 section 6). */
  private static final Map<String, String> STATIC =
      Map.of("0", "PCMU/8000", "8", "PCMA/8000", "9", "G722/8000", "13", "CN/8000");

  /** 7 bits (RFC 3550 section 5.1). */
  private static final Pattern PAYLOAD_TYPE = Pattern.compile("\\d{1,2}|1[01]\\d|12[0-7]");

  private final List<String> lines;
  private final String media;
  private final Map<String, Codec> codecs = new LinkedHashMap<>();

  /**
   * @param lines of the section, from its m-line on
   */
  CodecSection(List<String> lines) {
    this.lines = lines;
    String[] words = words(lines.get(0));
    media = words[0].substring("m=".length());
    boolean rejected = words.length > 1 && words[1].equals("0") && !lines.contains("a=bundle-only");
    if (!rejected && (media.equals("audio") || media.equals("video"))) {
      Arrays.stream(words).skip(3).filter(PAYLOAD_TYPE.asMatchPredicate()).forEach(this::read);
    }
  }

  private static String[] words(String line) {
    return line.strip().split(" +");
  }

  private void read(String type) {
    String[] map = attribute("rtpmap", type, STATIC.getOrDefault(type, "unknown/0")).split("/");
    try {
      OptionalInt channels =
          map.length > 2 ? OptionalInt.of(Integer.parseInt(map[2])) : OptionalInt.empty();
      int clockRate = map.length > 1 ? Integer.parseInt(map[1]) : 0;
      codecs.put(
          type, new Codec(media + "/" + map[0], clockRate, channels, attribute("fmtp", type, "")));
    } catch (NumberFormatException e) {
      // Not a codec that anything could be said of; libwebrtc would not take it either.
      codecs.put(type, new Codec(media + "/" + map[0], 0, OptionalInt.empty(), ""));
    }
  }

  private String attribute(String name, String type, String otherwise) {
    String prefix = "a=" + name + ":" + type + " ";
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst()
        .orElse(otherwise);
  }

  private static boolean isCompanion(Codec codec) {
    return COMPANIONS.contains(codec.name().toLowerCase(Locale.ROOT));
  }

  /** Those that there is a choice of, the preferred one first. */
  List<Codec> choices() {
    return codecs.values().stream().filter(codec -> !isCompanion(codec)).distinct().toList();
  }

  /** The section with these alone, in this order, and with what belongs to them. */
  List<String> with(List<Codec> chosen) {
    Set<String> kept = new LinkedHashSet<>();
    for (Codec codec : chosen) {
      codecs.forEach(
          (type, own) -> {
            if (own.equals(codec) && !isCompanion(own)) {
              kept.add(type);
              kept.addAll(retransmissionOf(type));
            }
          });
    }
    // Twice, since the retransmission of a redundancy depends on it.
    addCompanions(kept, chosen);
    addCompanions(kept, chosen);
    return rewritten(kept);
  }

  private List<String> retransmissionOf(String type) {
    return codecs.entrySet().stream()
        .filter(other -> type.equals(other.getValue().parameters().get("apt")))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void addCompanions(Set<String> kept, List<Codec> chosen) {
    codecs.forEach(
        (type, codec) -> {
          if (isCompanion(codec) && belongs(codec, kept, chosen)) {
            kept.add(type);
          }
        });
  }

  private static boolean belongs(Codec companion, Set<String> kept, List<Codec> chosen) {
    String name = companion.name().toLowerCase(Locale.ROOT);
    if (name.equals("rtx")) {
      return kept.contains(companion.parameters().getOrDefault("apt", ""));
    } else if (OF_A_CLOCK_RATE.contains(name)) {
      return chosen.stream().anyMatch(codec -> codec.clockRate() == companion.clockRate());
    } else if (name.equals("red") && !companion.sdpFmtpLine().isEmpty()) {
      return kept.containsAll(List.of(companion.sdpFmtpLine().split("/")));
    }
    return true;
  }

  private List<String> rewritten(Set<String> kept) {
    List<String> result = new ArrayList<>();
    String[] words = words(lines.get(0));
    result.add(words[0] + " " + words[1] + " " + words[2] + " " + String.join(" ", kept));
    for (String line : lines.subList(1, lines.size())) {
      if (!isOfLeftOut(line, kept)) {
        result.add(line);
      }
    }
    return result;
  }

  private boolean isOfLeftOut(String line, Set<String> kept) {
    for (String name : List.of("a=rtpmap:", "a=fmtp:", "a=rtcp-fb:")) {
      if (line.startsWith(name)) {
        String type = line.substring(name.length()).split(" ", 2)[0];
        return codecs.containsKey(type) && !kept.contains(type);
      }
    }
    return false;
  }
}
