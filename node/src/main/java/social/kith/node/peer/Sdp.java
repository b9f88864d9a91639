package social.kith.node.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of a description as its sections (RFC 8866): that of the session, then those of media,
 * each as lines. It can be changed; whatever is not touched is as it was.
 */
final class Sdp {
  private static final String END = "\r\n";

  private final List<List<String>> media = new ArrayList<>();
  private final List<String> session = new ArrayList<>();

  Sdp(String text) {
    List<String> current = session;
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      if (line.startsWith("m=")) {
        current = new ArrayList<>();
        media.add(current);
      }
      current.add(line);
    }
  }

  /** The media sections, to be changed in place; each begins with its m-line. */
  List<List<String>> media() {
    return media;
  }

  /** What an attribute of a section says, the first one of that name. */
  static Optional<String> attribute(List<String> section, String name) {
    String prefix = "a=" + name + ":";
    return section.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst();
  }

  /**
   * Puts candidates to their sections (RFC 8839 section 5.1). Those with the credentials of another
   * description, which was taken back, are left out.
   */
  void add(List<IceCandidate> candidates) {
    for (int i = 0; i < media.size(); i++) {
      List<String> section = media.get(i);
      String mid = attribute(section, "mid").orElse("");
      String ufrag = attribute(section, "ice-ufrag").orElse("");
      for (IceCandidate candidate : candidates) {
        boolean here =
            candidate.sdpMid().isEmpty()
                ? candidate.sdpMLineIndex() == i
                : candidate.sdpMid().equals(mid);
        if (here && !candidate.isEndOfCandidates() && fits(candidate.candidate(), ufrag)) {
          section.add("a=" + candidate.candidate());
        }
      }
    }
  }

  private static boolean fits(String candidate, String ufrag) {
    List<String> words = List.of(candidate.split(" "));
    int at = words.indexOf("ufrag");
    return at < 0 || at + 1 >= words.size() || words.get(at + 1).equals(ufrag);
  }

  /** The whole text. */
  String text() {
    return lines(session) + media.stream().map(Sdp::lines).collect(Collectors.joining());
  }

  private static String lines(List<String> section) {
    return section.stream().map(line -> line + END).collect(Collectors.joining());
  }
}
