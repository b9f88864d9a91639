package social.kith.node.peer;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Self-signed certificates for tests, written byte by byte (RFC 5280). */
public final class TestCertificates {
  private TestCertificates() {}

  /** A fresh one, valid from 2020 to 2049. */
  public static CertificatePem fresh() {
    KeyPair pair = ec("secp256r1");
    return new CertificatePem(keyPem(pair.getPrivate()), certificatePem(pair, "490101000000Z"));
  }

  static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String keyPem(PrivateKey key) {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  static String certificatePem(KeyPair pair, String notAfter) {
    boolean ec = pair.getPrivate().getAlgorithm().equals("EC");
    String oid = ec ? "06082a8648ce3d040302" : "06092a864886f70d01010b0500";
    byte[] algorithm = der(0x30, hex(oid));
    byte[] name = der(0x30, der(0x31, der(0x30, hex("0603550403"), text(0x0c, "test"))));
    byte[] validity = der(0x30, text(0x17, "200101000000Z"), text(0x17, notAfter));
    byte[] body =
        der(
            0x30,
            hex("a003020102"),
            der(0x02, BigInteger.valueOf(System.nanoTime() & Long.MAX_VALUE).toByteArray()),
            algorithm,
            name,
            validity,
            name,
            pair.getPublic().getEncoded());
    byte[] signature = sign(pair.getPrivate(), ec ? "SHA256withECDSA" : "SHA256withRSA", body);
    byte[] bits = der(0x03, new byte[1], signature);
    return pem("CERTIFICATE", der(0x30, body, algorithm, bits));
  }

  private static byte[] sign(PrivateKey key, String algorithm, byte[] data) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(String name, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + name + "-----\n" + body + "\n-----END " + name + "-----\n";
  }

  private static byte[] text(int tag, String text) {
    return der(tag, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] hex(String hex) {
    return java.util.HexFormat.of().parseHex(hex);
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = body.size();
    if (length >= 256) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length >= 128) {
      out.write(0x81);
    }
    out.write(length);
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }
}
