package social.kith.crypto.internal;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A P-256 key and a self-signed X.509 certificate that follow from 48 bytes of key material and
 * nothing else: serial number, names and dates are fixed and the signature is deterministic (RFC
 * 6979), so that every machine makes the same bytes.
 *
 * @param privateKey PKCS#8 (RFC 5958), DER
 * @param certificate X.509 version 3 (RFC 5280), DER
 */
public record P256Certificate(byte[] privateKey, byte[] certificate) {
  /** Key material wanted: 16 bytes above the group's order, so that reducing it leaves no bias. */
  public static final int MATERIAL_BYTES = 48;

  private static final ECDomainParameters CURVE =
      new ECDomainParameters(CustomNamedCurves.getByName("P-256"));
  private static final ASN1ObjectIdentifier CURVE_ID = X9ObjectIdentifiers.prime256v1;
  private static final AlgorithmIdentifier KEY_ALGORITHM =
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, CURVE_ID);
  private static final AlgorithmIdentifier SIGNATURE_ALGORITHM =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  /** As WebRTC implementations name theirs; it says nothing about anybody. */
  private static final X500Name NAME = new X500Name("CN=WebRTC");

  private static final Time NOT_BEFORE = new Time(new ASN1UTCTime("700101000000Z"));

  /** "No well-defined expiration date", RFC 5280 section 4.1.2.5. */
  private static final Time NOT_AFTER = new Time(new ASN1GeneralizedTime("99991231235959Z"));

  /**
   * The key and certificate of some key material.
   *
   * @param material 48 uniformly random bytes, borrowed
   * @return always the same for the same material
   */
  public static P256Certificate of(byte[] material) {
    if (material.length != MATERIAL_BYTES) {
      throw new IllegalArgumentException("P-256 key material of " + material.length + " bytes");
    }
    BigInteger range = CURVE.getN().subtract(BigInteger.ONE);
    BigInteger scalar = new BigInteger(1, material).mod(range).add(BigInteger.ONE);
    byte[] point = new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar).getEncoded(false);
    DERBitString publicKey = new DERBitString(point);
    return new P256Certificate(privateKey(scalar, publicKey), certificate(scalar, publicKey));
  }

  private static byte[] privateKey(BigInteger scalar, DERBitString publicKey) {
    ECPrivateKey key = new ECPrivateKey(CURVE.getN().bitLength(), scalar, publicKey, null);
    try {
      return der(new PrivateKeyInfo(KEY_ALGORITHM, key));
    } catch (IOException e) {
      throw new IllegalStateException("DER in memory failed", e);
    }
  }

  private static byte[] certificate(BigInteger scalar, DERBitString publicKey) {
    V3TBSCertificateGenerator fields = new V3TBSCertificateGenerator();
    fields.setSerialNumber(new ASN1Integer(1));
    fields.setSignature(SIGNATURE_ALGORITHM);
    fields.setIssuer(NAME);
    fields.setStartDate(NOT_BEFORE);
    fields.setEndDate(NOT_AFTER);
    fields.setSubject(NAME);
    fields.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(KEY_ALGORITHM, publicKey.getBytes()));
    TBSCertificate content = fields.generateTBSCertificate();
    DERBitString signature = new DERBitString(sign(scalar, der(content)));
    return der(new DERSequence(new ASN1Encodable[] {content, SIGNATURE_ALGORITHM, signature}));
  }

  private static byte[] sign(BigInteger scalar, byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(scalar, CURVE));
    BigInteger[] rs = signer.generateSignature(Digests.sha256(message));
    return der(
        new DERSequence(new ASN1Encodable[] {new ASN1Integer(rs[0]), new ASN1Integer(rs[1])}));
  }

  private static byte[] der(ASN1Object object) {
    try {
      return object.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("DER in memory failed", e);
    }
  }
}
