package social.kith.node.meet.broker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;

/** Who may vouch for a broker: those whose certificates the person gave, and nobody else. */
final class Trust {
  private static final int MAX_CERTIFICATES = 16;

  private Trust() {}

  /**
   * Trusts these alone.
   *
   * @param pem one certificate or more
   * @throws IllegalArgumentException if it is none
   */
  static TrustManagerFactory of(String pem) {
    try {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      if (certificates.isEmpty() || certificates.size() > MAX_CERTIFICATES) {
        throw new IllegalArgumentException("no certificates in PEM");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("" + store.size(), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("no certificates in PEM", e);
    }
  }
}
