package social.kith.node.peer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What a session code says.
 *
 * @param type OFFER or ANSWER
 * @param passive whether an answer leaves it to the offerer to begin DTLS; never for an offer
 * @param fingerprint SHA-256 of the certificate as 64 lower-case hexadecimal digits
 * @param credentials derived or not
 * @param longMessages whether 262,144 bytes a message are taken, and not only 65,536
 * @param candidates in the order of {@link CardLayout#KINDS}
 */
record SessionCard(
    SessionDescription.Type type,
    boolean passive,
    String fingerprint,
    IceCredentials credentials,
    boolean longMessages,
    List<CardCandidate> candidates) {
  private static final Comparator<CardCandidate> ORDER =
      Comparator.comparingInt(c -> CardLayout.KINDS.indexOf(CardLayout.Kind.of(c)));

  /** Brings the candidates into the card's order; it is stable. */
  SessionCard {
    List<CardCandidate> sorted = new ArrayList<>(candidates);
    sorted.sort(ORDER);
    candidates = List.copyOf(sorted);
  }

  byte[] fingerprintBytes() {
    return HexFormat.of().parseHex(fingerprint);
  }

  /** Whether it says nothing that the fingerprint does not say already. */
  boolean isMinimal() {
    return longMessages && credentials.equals(IceCredentials.derive(fingerprintBytes(), type));
  }

  boolean isOffer() {
    return type == SessionDescription.Type.OFFER;
  }
}
