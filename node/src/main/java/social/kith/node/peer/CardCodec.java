package social.kith.node.peer;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import social.kith.node.peer.SessionDescription.Type;

/**
 * The bytes of a card (docs/peer-api.md, "Session codes"). A card has one form only: what reads is
 * what would be written.
 */
final class CardCodec {
  static final int MAX_CANDIDATES = CardLayout.MAX_OF_A_KIND;
  static final int FINGERPRINT_BYTES = 32;

  /** Header, fingerprint, the longest credentials, counts and the most IPv6 candidates. */
  static final int MAX_BYTES =
      1 + FINGERPRINT_BYTES + 3 + 384 + CardLayout.COUNTS_BYTES + MAX_CANDIDATES * 18;

  private static final int VERSION = 1;
  private static final int VERSION_SHIFT = 6;
  private static final int ANSWER = 1 << 5;
  private static final int PASSIVE = 1 << 4;
  private static final int EXPLICIT = 1 << 3;
  private static final int LAYOUT = 7;
  private static final int BITS_PER_CHAR = 6;

  private CardCodec() {}

  static byte[] encode(SessionCard card) {
    CardLayout layout = CardLayout.of(card.candidates());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(
        VERSION << VERSION_SHIFT
            | (card.isOffer() ? 0 : ANSWER)
            | (card.passive() ? PASSIVE : 0)
            | (card.isMinimal() ? 0 : EXPLICIT)
            | layout.headerBits());
    out.writeBytes(card.fingerprintBytes());
    if (!card.isMinimal()) {
      writeExplicit(out, card);
    }
    if (layout.headerBits() == CardLayout.COUNTS) {
      out.writeBytes(layout.packedCounts());
    }
    for (CardCandidate candidate : card.candidates()) {
      out.writeBytes(candidate.address().getAddress().getAddress());
      out.write(candidate.address().getPort() >>> 8);
      out.write(candidate.address().getPort());
    }
    return out.toByteArray();
  }

  private static void writeExplicit(ByteArrayOutputStream out, SessionCard card) {
    String ufrag = card.credentials().ufrag();
    String pwd = card.credentials().pwd();
    out.write(card.longMessages() ? 0 : 1);
    out.write(ufrag.length() - IceCredentials.MIN_UFRAG);
    out.write(pwd.length() - IceCredentials.MIN_PWD);
    int buffer = 0;
    int bits = 0;
    for (char c : (ufrag + pwd).toCharArray()) {
      buffer = buffer << BITS_PER_CHAR | IceCredentials.ICE_CHARS.indexOf(c);
      bits += BITS_PER_CHAR;
      if (bits >= 8) {
        bits -= 8;
        out.write(buffer >>> bits);
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.write(buffer << 8 - bits);
    }
  }

  static SessionCard decode(byte[] bytes) throws SessionCodeException {
    if (bytes.length > MAX_BYTES) {
      throw new SessionCodeException(
          SessionCodeException.Reason.TOO_LONG,
          "A code of %d bytes is longer than any. Copy the code alone.".formatted(bytes.length));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      SessionCard card = read(in);
      if (!Arrays.equals(encode(card), bytes)) {
        throw SessionCodeException.malformed("a form that is longer than needed");
      }
      return card;
    } catch (BufferUnderflowException e) {
      throw SessionCodeException.truncated(bytes.length);
    }
  }

  private static SessionCard read(ByteBuffer in) throws SessionCodeException {
    int header = in.get() & 0xFF;
    if (header >>> VERSION_SHIFT != VERSION) {
      throw new SessionCodeException(
          SessionCodeException.Reason.OTHER_VERSION,
          "The code is of version %d; this is %d. Update both sides and make a new one."
              .formatted(header >>> VERSION_SHIFT, VERSION));
    }
    Type type = (header & ANSWER) == 0 ? Type.OFFER : Type.ANSWER;
    boolean passive = (header & PASSIVE) != 0;
    if (passive && type == Type.OFFER) {
      throw SessionCodeException.malformed("an offer with the flag of an answer");
    }
    byte[] fingerprint = new byte[FINGERPRINT_BYTES];
    in.get(fingerprint);
    IceCredentials credentials = IceCredentials.derive(fingerprint, type);
    boolean longMessages = true;
    if ((header & EXPLICIT) != 0) {
      longMessages = readFlag(in);
      credentials = readCredentials(in);
    }
    return new SessionCard(
        type,
        passive,
        HexFormat.of().formatHex(fingerprint),
        credentials,
        longMessages,
        readCandidates(in, header & LAYOUT));
  }

  private static boolean readFlag(ByteBuffer in) throws SessionCodeException {
    int flag = in.get();
    if (flag < 0 || flag > 1) {
      throw SessionCodeException.malformed("a reserved limit of messages");
    }
    return flag == 0;
  }

  private static IceCredentials readCredentials(ByteBuffer in) throws SessionCodeException {
    int ufrag = (in.get() & 0xFF) + IceCredentials.MIN_UFRAG;
    int pwd = (in.get() & 0xFF) + IceCredentials.MIN_PWD;
    if (ufrag > IceCredentials.MAX || pwd > IceCredentials.MAX) {
      throw SessionCodeException.malformed("longer credentials than ICE has");
    }
    StringBuilder text = new StringBuilder(ufrag + pwd);
    int buffer = 0;
    int bits = 0;
    while (text.length() < ufrag + pwd) {
      if (bits < BITS_PER_CHAR) {
        buffer = (buffer << 8 | in.get() & 0xFF) & 0xFFFF;
        bits += 8;
      }
      bits -= BITS_PER_CHAR;
      text.append(IceCredentials.ICE_CHARS.charAt(buffer >>> bits & 63));
    }
    return new IceCredentials(text.substring(0, ufrag), text.substring(ufrag));
  }

  private static List<CardCandidate> readCandidates(ByteBuffer in, int bits)
      throws SessionCodeException {
    CardLayout layout = readLayout(in, bits);
    if (layout.total() > MAX_CANDIDATES) {
      throw SessionCodeException.malformed("more than " + MAX_CANDIDATES + " candidates");
    }
    if (layout.sizeBytes() != in.remaining()) {
      throw SessionCodeException.truncated(in.limit());
    }
    List<CardCandidate> candidates = new ArrayList<>();
    for (CardLayout.Kind kind : layout.kinds()) {
      byte[] address = new byte[kind.ipv4() ? 4 : 16];
      in.get(address);
      int port = in.getShort() & 0xFFFF;
      candidates.add(candidate(kind, address, port));
    }
    return candidates;
  }

  private static CardLayout readLayout(ByteBuffer in, int bits) throws SessionCodeException {
    if (bits == CardLayout.COUNTS) {
      byte[] packed = new byte[CardLayout.COUNTS_BYTES];
      in.get(packed);
      return CardLayout.ofCounts(packed);
    }
    return CardLayout.ofHeader(bits, in.remaining())
        .orElseThrow(() -> SessionCodeException.truncated(in.limit()));
  }

  private static CardCandidate candidate(CardLayout.Kind kind, byte[] bytes, int port)
      throws SessionCodeException {
    try {
      InetAddress address = InetAddress.getByAddress(bytes);
      if (address instanceof Inet4Address == kind.ipv4()) {
        return CardCandidate.of(kind.type(), address, port)
            .orElseThrow(() -> SessionCodeException.malformed("an address of nobody"));
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
    throw SessionCodeException.malformed("an IPv4 address written as IPv6");
  }
}
