package social.kith.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import social.kith.crypto.internal.Digests;
import social.kith.crypto.internal.P256Certificate;

/**
 * What WebRTC signalling would carry for one link, derived by both ends from the link seed: each
 * side's ICE credentials (RFC 8839) and DTLS certificate. The same seed gives the same bytes on
 * every machine. Immutable; any thread.
 */
public final class LinkKeys {
  private static final int UFRAG_BYTES = 6;
  private static final int PWD_BYTES = 24;
  private static final int PEM_LINE_CHARS = 64;

  private final Side offerer;
  private final Side answerer;

  private LinkKeys(Side offerer, Side answerer) {
    this.offerer = offerer;
    this.answerer = answerer;
  }

  /**
   * One side of a link.
   *
   * @param iceUfrag 8 characters
   * @param icePwd 32 characters, secret
   * @param privateKeyPem a P-256 key in PKCS#8, secret
   * @param certificatePem the self-signed certificate of that key
   * @param fingerprint SHA-256 of the certificate's DER: {@code AB:CD:…}, 32 pairs in upper case
   */
  public record Side(
      String iceUfrag,
      String icePwd,
      String privateKeyPem,
      String certificatePem,
      String fingerprint) {

    /** Nothing secret: only the type. */
    @Override
    public String toString() {
      return "LinkKeys.Side";
    }
  }

  /**
   * Derives both sides.
   *
   * @param linkSeed borrowed, not kept
   * @return the keys of the link
   */
  public static LinkKeys derive(Secret linkSeed) {
    return new LinkKeys(
        side(linkSeed, Label.ICE_OFFERER, Label.DTLS_OFFERER),
        side(linkSeed, Label.ICE_ANSWERER, Label.DTLS_ANSWERER));
  }

  /**
   * The side that makes the offer.
   *
   * @return the offerer's keys
   */
  public Side offerer() {
    return offerer;
  }

  /**
   * The side that answers.
   *
   * @return the answerer's keys
   */
  public Side answerer() {
    return answerer;
  }

  /** Nothing secret: only the type. */
  @Override
  public String toString() {
    return "LinkKeys";
  }

  private static Side side(Secret seed, Label iceLabel, Label dtlsLabel) {
    byte[] ice = seed.deriveBytes(iceLabel, UFRAG_BYTES + PWD_BYTES);
    byte[] material = seed.deriveBytes(dtlsLabel, P256Certificate.MATERIAL_BYTES);
    P256Certificate dtls = P256Certificate.of(material);
    try {
      return new Side(
          iceText(ice, 0, UFRAG_BYTES),
          iceText(ice, UFRAG_BYTES, PWD_BYTES),
          pem("PRIVATE KEY", dtls.privateKey()),
          pem("CERTIFICATE", dtls.certificate()),
          fingerprint(dtls.certificate()));
    } finally {
      Arrays.fill(ice, (byte) 0);
      Arrays.fill(material, (byte) 0);
      Arrays.fill(dtls.privateKey(), (byte) 0);
    }
  }

  // The alphabet of Base64 is that of ICE: letters, digits, "+" and "/" (RFC 8839 section 5.4).
  private static String iceText(byte[] bytes, int from, int count) {
    return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, from + count));
  }

  private static String pem(String type, byte[] der) {
    byte[] newline = {'\n'};
    String body = Base64.getMimeEncoder(PEM_LINE_CHARS, newline).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }

  private static String fingerprint(byte[] certificate) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(Digests.sha256(certificate));
  }
}
