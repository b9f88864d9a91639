package social.kith.node.peer.client;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.kith.node.peer.SessionDescription;

/** The certificate that a description is for. */
final class Certificates {
  private static final Pattern FINGERPRINT =
      Pattern.compile("(?mi)^a=fingerprint:([^ \\r\\n]+) +([0-9a-f:]+)\\s*$");

  private Certificates() {}

  /**
   * The SHA-256 fingerprint of the one certificate that a description names; empty if it names
   * none, two, or one by another hash, which somebody could choose to be weak.
   */
  static Optional<byte[]> fingerprint(SessionDescription description) {
    Set<String> all = new HashSet<>();
    Matcher matcher = FINGERPRINT.matcher(description.sdp());
    while (matcher.find()) {
      all.add((matcher.group(1) + " " + matcher.group(2)).toLowerCase(Locale.ROOT));
    }
    if (all.size() != 1) {
      return Optional.empty();
    }
    String only = all.iterator().next();
    return only.matches("sha-256 [0-9a-f]{2}(:[0-9a-f]{2}){31}")
        ? Optional.of(HexFormat.ofDelimiter(":").parseHex(only.substring("sha-256 ".length())))
        : Optional.empty();
  }
}
