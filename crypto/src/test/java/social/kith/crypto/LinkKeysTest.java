package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkKeysTest {
  private static final LinkKeys KEYS = LinkKeys.derive(countingSeed());

  /** Pins every byte: two versions of Kith that differ here can never link. */
  @Test
  void neverChange() throws IOException {
    assertThat(text(KEYS.offerer()) + text(KEYS.answerer())).isEqualTo(golden());
  }

  @Test
  void areTheSameOnBothSides() {
    LinkKeys other = LinkKeys.derive(countingSeed());
    assertThat(other.offerer()).isEqualTo(KEYS.offerer());
    assertThat(other.answerer()).isEqualTo(KEYS.answerer());
  }

  @Test
  void differBetweenSidesAndSeeds() {
    LinkKeys other = LinkKeys.derive(Secret.random());
    Set<String> seen = new HashSet<>();
    Stream.of(KEYS.offerer(), KEYS.answerer(), other.offerer(), other.answerer())
        .flatMap(LinkKeysTest::values)
        .forEach(value -> assertThat(seen.add(value)).isTrue());
    assertThat(seen).hasSize(20);
  }

  @Test
  void iceCredentialsAreLongEnoughAndOfIceCharacters() {
    for (LinkKeys.Side side : List.of(KEYS.offerer(), KEYS.answerer())) {
      assertThat(side.iceUfrag()).matches("[A-Za-z0-9+/]{8}");
      assertThat(side.icePwd()).matches("[A-Za-z0-9+/]{32}");
      assertThat(side.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }
  }

  @Test
  void certificateIsOfThePrivateKeyAndSignedByIt() throws Exception {
    for (LinkKeys.Side side : List.of(KEYS.offerer(), KEYS.answerer())) {
      X509Certificate certificate = certificate(side);
      certificate.verify(certificate.getPublicKey());
      certificate.checkValidity();
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(privateKey(side));
      signer.update(new byte[5]);
      byte[] signature = signer.sign();
      signer.initVerify(certificate.getPublicKey());
      signer.update(new byte[5]);
      assertThat(signer.verify(signature)).isTrue();
      assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength())
          .isEqualTo(256);
    }
  }

  @Test
  void certificateSaysNothingAboutAnybody() throws Exception {
    X509Certificate certificate = certificate(KEYS.offerer());
    assertThat(certificate.getVersion()).isEqualTo(3);
    assertThat(certificate.getSerialNumber()).isEqualTo(1);
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=WebRTC");
    assertThat(certificate.getIssuerX500Principal().getName()).isEqualTo("CN=WebRTC");
    assertThat(certificate.getNotBefore()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(certificate.getNotAfter().toInstant()).hasToString("9999-12-31T23:59:59Z");
    assertThat(certificate.getNonCriticalExtensionOIDs()).isNull();
  }

  @Test
  void fingerprintIsSha256OfTheCertificate() throws Exception {
    byte[] der = certificate(KEYS.answerer()).getEncoded();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(der);
    assertThat(KEYS.answerer().fingerprint())
        .isEqualTo(HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash));
  }

  @Test
  void printNothing() {
    assertThat(KEYS).hasToString("LinkKeys");
    assertThat(KEYS.offerer()).hasToString("LinkKeys.Side");
  }

  private static X509Certificate certificate(LinkKeys.Side side) throws Exception {
    byte[] pem = side.certificatePem().getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private static ECPrivateKey privateKey(LinkKeys.Side side) throws Exception {
    String body = side.privateKeyPem().replaceAll("-----[A-Z ]+-----|\n", "");
    PKCS8EncodedKeySpec der = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
    return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(der);
  }

  private static Stream<String> values(LinkKeys.Side side) {
    return Stream.of(
        side.iceUfrag(),
        side.icePwd(),
        side.privateKeyPem(),
        side.certificatePem(),
        side.fingerprint());
  }

  private static String text(LinkKeys.Side side) {
    return String.join(
        "\n",
        side.iceUfrag(),
        side.icePwd(),
        side.fingerprint(),
        side.privateKeyPem() + side.certificatePem());
  }

  private static String golden() throws IOException {
    try (InputStream in = LinkKeysTest.class.getResourceAsStream("/golden/link-keys.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static Secret countingSeed() {
    byte[] seed = new byte[Secret.SIZE_BYTES];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) i;
    }
    return Secret.of(seed);
  }
}
