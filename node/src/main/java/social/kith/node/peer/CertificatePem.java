package social.kith.node.peer;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A DTLS certificate with its P-256 key, as PEM. It may be self-signed, expired, and even wrongly
 * signed: what counts between two peers is its fingerprint.
 *
 * @param privateKey PKCS#8, {@code BEGIN PRIVATE KEY}
 * @param certificate X.509, {@code BEGIN CERTIFICATE}
 */
public record CertificatePem(String privateKey, String certificate) {
  private static final EllipticCurve P256 = p256();
  private static final int MAX_CHARS = 64 * 1024;

  /** Of a point of P-256, not compressed: with it both keys end. */
  private static final int POINT_BYTES = 65;

  /**
   * Parses both with the JDK and writes them anew: libwebrtc aborts the process on what it cannot
   * read. A key that states its public key is believed, not tried: if it lies, no connection comes
   * about.
   *
   * @throws IllegalArgumentException if one is malformed, is not P-256, or they do not belong
   *     together
   */
  public CertificatePem {
    byte[] keyBytes = bytes("PRIVATE KEY", privateKey);
    byte[] certificateBytes = bytes("CERTIFICATE", certificate);
    try {
      PrivateKey key =
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(keyBytes));
      Certificate parsed =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificateBytes));
      requireP256(key);
      requireP256(parsed.getPublicKey());
      if (!states(keyBytes, parsed.getPublicKey())) {
        requirePair(key, parsed);
      }
      privateKey = pem("PRIVATE KEY", key.getEncoded());
      certificate = pem("CERTIFICATE", parsed.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the certificate or its key cannot be read", e);
    }
  }

  private static EllipticCurve p256() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class).getCurve();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  private static byte[] bytes(String name, String pem) {
    String text = pem.strip();
    String begin = "-----BEGIN " + name + "-----";
    String end = "-----END " + name + "-----";
    if (text.length() > MAX_CHARS || !text.startsWith(begin) || !text.endsWith(end)) {
      throw new IllegalArgumentException("not a PEM text of one " + name.toLowerCase(Locale.ROOT));
    }
    String body = text.substring(begin.length(), text.length() - end.length());
    return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
  }

  private static String pem(String name, byte[] der) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN "
        + name
        + "-----\n"
        + encoder.encodeToString(der)
        + "\n-----END "
        + name
        + "-----\n";
  }

  private static void requireP256(Object key) {
    if (!(key instanceof ECKey ec) || !ec.getParams().getCurve().equals(P256)) {
      throw new IllegalArgumentException("the key is not on the curve P-256");
    }
  }

  /** Whether the key's own last field is this public key (RFC 5915): trying takes milliseconds. */
  private static boolean states(byte[] pkcs8, PublicKey publicKey) {
    return pkcs8.length > POINT_BYTES
        && MessageDigest.isEqual(end(pkcs8), end(publicKey.getEncoded()));
  }

  private static byte[] end(byte[] der) {
    return Arrays.copyOfRange(der, der.length - POINT_BYTES, der.length);
  }

  private static void requirePair(PrivateKey key, Certificate certificate)
      throws GeneralSecurityException {
    byte[] probe = "kith".getBytes(StandardCharsets.US_ASCII);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(probe);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(probe);
    if (!signature.verify(signed)) {
      throw new IllegalArgumentException("the certificate is not of this key");
    }
  }

  /** SHA-256 over the certificate, as in a description: {@code AB:CD:…} in upper case. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes("CERTIFICATE", certificate));
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "CertificatePem";
  }
}
