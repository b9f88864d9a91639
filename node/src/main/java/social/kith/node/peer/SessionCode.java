package social.kith.node.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import social.kith.node.peer.SessionDescription.Type;

/**
 * An offer or an answer for data channels, small enough for a QR code: a binary card, and that card
 * in Base45 (RFC 9285), which is what a QR code's alphanumeric mode holds. Immutable; any thread.
 *
 * <p>A card is 1 header byte, the 32 bytes of the DTLS certificate's SHA-256 fingerprint, and 6
 * bytes for each IPv4 candidate, 18 for each IPv6 one: 51 bytes, 77 characters, for two host
 * candidates and a server-reflexive one. The layout is in docs/peer-api.md, "Session codes".
 *
 * <p><b>Credentials.</b> In that minimal form the ICE user name and password are derived from the
 * fingerprint. Apply {@link #withDerivedCredentials} to what this side made before {@link
 * PeerConnection#setLocalDescription}; a description with other credentials still makes a code,
 * that carries them, 24 bytes longer for those of libwebrtc. Derived credentials are no secret to
 * whoever sees the code or knows the certificate: they can answer and send ICE checks, and so learn
 * whether this side listens, offer it an address, and keep it busy. They cannot read or join the
 * connection: DTLS accepts the certificate of the fingerprint alone. So hand a code over where it
 * cannot be exchanged for another one, and use a certificate for one code only where its
 * fingerprint should lead nobody to the next. There is no form with a secret to derive from: the
 * explicit form is as unguessable for 8 bytes more.
 *
 * <p><b>Limits.</b> What is not kept: foundations, and priorities beyond the order host, then
 * server-reflexive, then relayed; related addresses; TCP, mDNS and link-local IPv6 candidates, and
 * those beyond {@link #MAX_CANDIDATES}. They are left out and counted. A code has no check value; a
 * QR code has its own, and whoever changes a fingerprint gets a connection that fails.
 */
public final class SessionCode {
  /** Most candidates of a code; beyond it those of the lowest priority are left out. */
  public static final int MAX_CANDIDATES = CardCodec.MAX_CANDIDATES;

  /** Longest card, in bytes. */
  public static final int MAX_CARD_BYTES = CardCodec.MAX_BYTES;

  /** Longest text, in characters. */
  public static final int MAX_TEXT_CHARS = (MAX_CARD_BYTES * 3 + 1) / 2;

  private final SessionCard card;
  private final int leftOut;

  private SessionCode(SessionCard card, int leftOut) {
    this.card = card;
    this.leftOut = leftOut;
  }

  /**
   * The code of a description and the candidates in it.
   *
   * @throws SessionCodeException {@link SessionCodeException.Reason#UNSUPPORTED_DESCRIPTION} if it
   *     is no offer and no answer; has not exactly one media section, of data channels (RFC 8841),
   *     named 0 and on SCTP port 5000; has no SHA-256 fingerprint or two; has no valid ICE
   *     credentials, or ICE lite; has an offer's role other than actpass; or takes only messages
   *     smaller than 65,536 bytes
   */
  public static SessionCode of(SessionDescription description) throws SessionCodeException {
    return of(description, List.of());
  }

  /**
   * The same with candidates that were gathered apart from it; the end of candidates is passed
   * over.
   *
   * @throws SessionCodeException as {@link #of(SessionDescription)}
   */
  public static SessionCode of(SessionDescription description, List<IceCandidate> gathered)
      throws SessionCodeException {
    SessionSdp sdp = new SessionSdp(description);
    Set<String> lines = new LinkedHashSet<>(sdp.candidates());
    gathered.stream()
        .filter(c -> !c.isEndOfCandidates())
        .forEach(c -> lines.add(c.candidate().strip()));
    List<String> sorted = new ArrayList<>(lines);
    sorted.sort(SessionSdp.byPriority());
    Set<CardCandidate> kept = new LinkedHashSet<>();
    int leftOut = 0;
    for (String line : sorted) {
      var candidate =
          CardCandidate.find(line).filter(c -> kept.contains(c) || kept.size() < MAX_CANDIDATES);
      candidate.ifPresent(kept::add);
      leftOut += candidate.isPresent() ? 0 : 1;
    }
    return new SessionCode(sdp.toCard(List.copyOf(kept)), leftOut);
  }

  /**
   * Reads a code; line breaks and tabs around it are passed over.
   *
   * @throws SessionCodeException with every {@link SessionCodeException.Reason} but {@code
   *     UNSUPPORTED_DESCRIPTION}; nothing else is thrown, whatever the text
   */
  public static SessionCode parse(String text) throws SessionCodeException {
    String code = strip(text);
    if (code.length() > MAX_TEXT_CHARS) {
      throw new SessionCodeException(
          SessionCodeException.Reason.TOO_LONG,
          "A code of %d characters is longer than any. Copy the code alone."
              .formatted(code.length()));
    }
    if (code.length() % 3 == 1) {
      throw SessionCodeException.truncated(code.length() / 3 * 2);
    }
    byte[] bytes =
        Base45.decode(code)
            .orElseThrow(
                () ->
                    new SessionCodeException(
                        SessionCodeException.Reason.NOT_BASE45,
                        "This is no code: it is not Base45. Copy or scan it again."));
    return ofCard(bytes);
  }

  /** A space is a character of Base45, which a code may begin with but cannot end with. */
  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && "\r\n\t".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "\r\n\t ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * Reads a card. The bytes are copied.
   *
   * @throws SessionCodeException as {@link #parse}
   */
  public static SessionCode ofCard(byte[] card) throws SessionCodeException {
    return new SessionCode(CardCodec.decode(card), 0);
  }

  /**
   * What this side made, with the credentials that its fingerprint stands for, for {@link
   * PeerConnection#setLocalDescription}: its code is of the minimal form. An ICE restart needs
   * others: leave those as made.
   *
   * @throws SessionCodeException {@link SessionCodeException.Reason#UNSUPPORTED_DESCRIPTION} if it
   *     is no offer and no answer, or has not one data channel section and one SHA-256 fingerprint
   */
  public static SessionDescription withDerivedCredentials(SessionDescription made)
      throws SessionCodeException {
    byte[] fingerprint = HexFormat.of().parseHex(new SessionSdp(made).fingerprint());
    return SessionSdp.withCredentials(made, IceCredentials.derive(fingerprint, made.type()));
  }

  /** OFFER or ANSWER. */
  public Type type() {
    return card.type();
  }

  /** Base45 of the card, at most {@link #MAX_TEXT_CHARS} characters, all of them fit for QR. */
  public String text() {
    return Base45.encode(card());
  }

  /** The bytes, at most {@link #MAX_CARD_BYTES}; a copy. */
  public byte[] card() {
    return CardCodec.encode(card);
  }

  /** The description that it stands for, its candidates in it. */
  public SessionDescription description() {
    return SessionSdp.write(card);
  }

  /** How many candidates are in it. */
  public int candidateCount() {
    return card.candidates().size();
  }

  /** How many candidates of the description are not in it; 0 for a code that was read. */
  public int leftOut() {
    return leftOut;
  }

  /** Whether the credentials are derived, so that the code is of the minimal form. */
  public boolean isMinimal() {
    return card.isMinimal();
  }

  /** Equal if their texts are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SessionCode code && card.equals(code.card);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(card());
  }

  /** Shows no address and no fingerprint. */
  @Override
  public String toString() {
    return "SessionCode[%s, %d candidates]".formatted(card.type(), candidateCount());
  }
}
