package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.Secret;

class CertificatePemTest {
  private static final KeyPair PAIR = TestCertificates.ec("secp256r1");
  private static final String KEY = TestCertificates.keyPem(PAIR.getPrivate());
  private static final String CERTIFICATE = TestCertificates.certificatePem(PAIR, "490101000000Z");

  @Test
  void acceptsAPairAndGivesItsFingerprint() {
    CertificatePem pem = new CertificatePem(KEY, CERTIFICATE);
    assertThat(pem.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    assertThat(pem).hasToString("CertificatePem");
  }

  @Test
  void acceptsAnExpiredCertificate() {
    String expired = TestCertificates.certificatePem(PAIR, "210101000000Z");
    assertThat(new CertificatePem(KEY, expired).fingerprint()).isNotEmpty();
  }

  @Test
  void writesBothAnew() {
    CertificatePem pem = new CertificatePem("  " + KEY.replace("\n", "\r\n"), CERTIFICATE);
    assertThat(pem.privateKey()).isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----"
      })
  void refusesWhatIsNoKey(String key) {
    assertThatThrownBy(() -> new CertificatePem(key, CERTIFICATE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"
      })
  void refusesWhatIsNoCertificate(String certificate) {
    assertThatThrownBy(() -> new CertificatePem(KEY, certificate))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesATruncatedCertificate() {
    int middle = CERTIFICATE.length() / 2;
    String cut = CERTIFICATE.substring(0, middle) + "\n-----END CERTIFICATE-----";
    assertThatThrownBy(() -> new CertificatePem(KEY, cut))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesTheKeyOfAnother() {
    String other = TestCertificates.keyPem(TestCertificates.ec("secp256r1").getPrivate());
    assertThatThrownBy(() -> new CertificatePem(other, CERTIFICATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not of this key");
  }

  @Test
  void aKeyThatStatesItsPublicKeyIsTakenForThatCertificateAlone() {
    try (Secret seed = Secret.random()) {
      LinkKeys keys = LinkKeys.derive(seed);
      String key = keys.offerer().privateKeyPem();
      CertificatePem pem = new CertificatePem(key, keys.offerer().certificatePem());
      assertThat(pem.fingerprint()).isEqualTo(keys.offerer().fingerprint());
      assertThatThrownBy(() -> new CertificatePem(key, keys.answerer().certificatePem()))
          .hasMessageContaining("not of this key");
    }
  }

  @Test
  void refusesOtherCurvesAndRsa() {
    for (KeyPair pair : new KeyPair[] {TestCertificates.ec("secp384r1"), TestCertificates.rsa()}) {
      assertThatThrownBy(
              () ->
                  new CertificatePem(
                      TestCertificates.keyPem(pair.getPrivate()),
                      TestCertificates.certificatePem(pair, "490101000000Z")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesTwoCertificatesInOne() {
    assertThatThrownBy(() -> new CertificatePem(KEY, CERTIFICATE + CERTIFICATE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
