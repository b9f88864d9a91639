package social.kith.node.peer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import social.kith.node.peer.SessionDescription.Type;

/**
 * Reads and writes descriptions of one data channel section (RFC 8839, RFC 8841, RFC 8842, RFC
 * 8122). An attribute of the section goes before the same of the session, as SDP has it.
 */
final class SessionSdp {
  private static final String MEDIA = "m=application ";
  private static final Pattern FINGERPRINT =
      Pattern.compile("(?i)sha-256 +([0-9a-f]{2}(?::[0-9a-f]{2}){31})");
  private static final int LONG_MESSAGE_BYTES = 262_144;
  private static final int DEFAULT_MESSAGE_BYTES = 65_536;
  private static final String SCTP_PORT = "5000";

  private final Type type;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<String> candidates = new ArrayList<>();
  private int sections;
  private String fingerprint = "";

  SessionSdp(SessionDescription description) throws SessionCodeException {
    type = description.type();
    if (type != Type.OFFER && type != Type.ANSWER) {
      throw SessionCodeException.unsupported("a type that is neither offer nor answer");
    }
    for (String line : description.sdp().lines().map(String::strip).toList()) {
      read(line);
    }
    if (sections != 1) {
      throw SessionCodeException.unsupported(sections + " media sections instead of one");
    }
    if (fingerprint.isEmpty()) {
      throw SessionCodeException.unsupported("no SHA-256 fingerprint");
    }
  }

  private void read(String line) throws SessionCodeException {
    if (line.startsWith("m=")) {
      sections++;
      String media = line.toLowerCase(Locale.ROOT);
      if (!media.startsWith(MEDIA) || !media.endsWith("/dtls/sctp webrtc-datachannel")) {
        throw SessionCodeException.unsupported("a media section that is not one of data channels");
      }
      return;
    }
    if (!line.startsWith("a=")) {
      return;
    }
    int colon = line.indexOf(':');
    String name = line.substring(2, colon < 0 ? line.length() : colon);
    String value = colon < 0 ? "" : line.substring(colon + 1).strip();
    switch (name) {
      case "candidate" -> candidates.add("candidate:" + value);
      case "fingerprint" -> readFingerprint(value);
      default -> attributes.put(name, value);
    }
  }

  private void readFingerprint(String value) throws SessionCodeException {
    var found = FINGERPRINT.matcher(value);
    if (!found.matches()) {
      return;
    }
    String hex = found.group(1).replace(":", "").toLowerCase(Locale.ROOT);
    if (!fingerprint.isEmpty() && !fingerprint.equals(hex)) {
      throw SessionCodeException.unsupported("two certificates");
    }
    fingerprint = hex;
  }

  /** The fingerprint as 64 lower-case hexadecimal digits. */
  String fingerprint() {
    return fingerprint;
  }

  List<String> candidates() {
    return candidates;
  }

  /** Everything but the candidates' part, with these. */
  SessionCard toCard(List<CardCandidate> chosen) throws SessionCodeException {
    if (attributes.containsKey("ice-lite")) {
      throw SessionCodeException.unsupported("ICE lite");
    }
    if (!find("sctp-port").orElse(SCTP_PORT).equals(SCTP_PORT)) {
      throw SessionCodeException.unsupported("an SCTP port other than " + SCTP_PORT);
    }
    if (!find("mid").orElse("0").equals("0")) {
      throw SessionCodeException.unsupported("a section that is not named 0");
    }
    String ufrag = find("ice-ufrag").orElse("");
    String pwd = find("ice-pwd").orElse("");
    if (!IceCredentials.areValid(ufrag, pwd)) {
      throw SessionCodeException.unsupported("no ICE credentials");
    }
    return new SessionCard(
        type, passive(), fingerprint, new IceCredentials(ufrag, pwd), longMessages(), chosen);
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  private boolean passive() throws SessionCodeException {
    String setup = find("setup").orElse(type == Type.OFFER ? "actpass" : "active");
    boolean known =
        type == Type.OFFER
            ? setup.equals("actpass")
            : setup.equals("active") || setup.equals("passive");
    if (!known) {
      throw SessionCodeException.unsupported("a DTLS role that is not one of this type");
    }
    return setup.equals("passive");
  }

  private boolean longMessages() throws SessionCodeException {
    String text = find("max-message-size").orElse(String.valueOf(DEFAULT_MESSAGE_BYTES));
    if (!text.matches("\\d{1,18}")) {
      throw SessionCodeException.unsupported("no size of messages");
    }
    long size = Long.parseLong(text);
    if (size != 0 && size < DEFAULT_MESSAGE_BYTES) {
      throw SessionCodeException.unsupported("messages smaller than 65536 bytes");
    }
    return size == 0 || size >= LONG_MESSAGE_BYTES;
  }

  /** The candidate's own priority, to choose by; the lowest if there is none. */
  static Comparator<String> byPriority() {
    return Comparator.comparingLong(SessionSdp::priority).reversed();
  }

  private static long priority(String candidate) {
    String[] fields = candidate.split(" +", 5);
    return fields.length > 3 && fields[3].matches("\\d{1,10}") ? Long.parseLong(fields[3]) : 0;
  }

  /** The description that a card stands for. */
  static SessionDescription write(SessionCard card) {
    List<String> lines = new ArrayList<>();
    lines.add("v=0");
    lines.add("o=- 1 2 IN IP4 127.0.0.1");
    lines.add("s=-");
    lines.add("t=0 0");
    lines.add("a=group:BUNDLE 0");
    lines.add("m=application 9 UDP/DTLS/SCTP webrtc-datachannel");
    lines.add("c=IN IP4 0.0.0.0");
    for (int i = 0; i < card.candidates().size(); i++) {
      lines.add("a=" + card.candidates().get(i).toSdp(i));
    }
    lines.add("a=ice-ufrag:" + card.credentials().ufrag());
    lines.add("a=ice-pwd:" + card.credentials().pwd());
    String pairs = card.fingerprint().toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    lines.add("a=fingerprint:sha-256 " + pairs);
    lines.add("a=setup:" + (card.isOffer() ? "actpass" : card.passive() ? "passive" : "active"));
    lines.add("a=mid:0");
    lines.add("a=sctp-port:" + SCTP_PORT);
    int size = card.longMessages() ? LONG_MESSAGE_BYTES : DEFAULT_MESSAGE_BYTES;
    lines.add("a=max-message-size:" + size);
    lines.add("");
    return new SessionDescription(card.type(), String.join("\r\n", lines));
  }

  /** The same description with these credentials in it. */
  static SessionDescription withCredentials(SessionDescription made, IceCredentials credentials) {
    String sdp =
        made.sdp()
            .replaceAll("(?m)^a=ice-ufrag:.*$", "a=ice-ufrag:" + credentials.ufrag())
            .replaceAll("(?m)^a=ice-pwd:.*$", "a=ice-pwd:" + credentials.pwd());
    return new SessionDescription(made.type(), sdp);
  }
}
