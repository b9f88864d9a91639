package social.kith.crypto.internal;

import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/**
 * HPKE (RFC 9180) with a pre-shared key, the one way Kith uses it: mode_psk, X-Wing (X25519 and
 * ML-KEM-768), HKDF-SHA256, AES-256-GCM. BouncyCastle alone would take an empty pre-shared key and
 * answers bad input with several kinds of exception; here a short key is the caller's bug and bad
 * input is one {@link RefusedException}. Any thread.
 */
public final class Hpke {
  /** Size of a public key. */
  public static final int PUBLIC_KEY_BYTES = 1216;

  /** Size of an encapsulation. */
  public static final int ENCAPSULATION_BYTES = 1120;

  /** The least size of a pre-shared key (RFC 9180 section 9.5). */
  public static final int MIN_PSK_BYTES = 32;

  private static final Hpke X_WING = new Hpke(HPKE.kem_X_WING, HPKE.aead_AES_GCM256);

  private final short kem;
  private final short aead;

  /** Other suites exist only to be held to published vectors. */
  Hpke(short kem, short aead) {
    this.kem = kem;
    this.aead = aead;
  }

  /**
   * The suite.
   *
   * @return X-Wing, HKDF-SHA256, AES-256-GCM
   */
  public static Hpke xWing() {
    return X_WING;
  }

  /**
   * A new key pair from the system's random source.
   *
   * @return owned by the caller
   */
  public HpkeKeyPair generate() {
    HPKE hpke = suite();
    AsymmetricCipherKeyPair pair = hpke.generatePrivateKey();
    return new HpkeKeyPair(pair, hpke.serializePublicKey(pair.getPublic()));
  }

  /**
   * The key pair of a seed; always the same one.
   *
   * @param seed the private key, 32 bytes, borrowed
   * @return owned by the caller
   */
  public HpkeKeyPair fromSeed(byte[] seed) {
    HPKE hpke = suite();
    AsymmetricCipherKeyPair pair = hpke.deserializePrivateKey(seed, null);
    return new HpkeKeyPair(pair, hpke.serializePublicKey(pair.getPublic()));
  }

  /**
   * Encapsulates to somebody.
   *
   * @param publicKey theirs, from outside
   * @param info what it is for
   * @param psk at least 32 bytes, borrowed
   * @param pskId names the key, at least one byte
   * @return the sending context, with the encapsulation to send them
   * @throws RefusedException if the public key is none
   */
  public HpkeContext send(byte[] publicKey, byte[] info, byte[] psk, byte[] pskId)
      throws RefusedException {
    requirePsk(psk, pskId);
    HPKE hpke = suite();
    try {
      HPKEContextWithEncapsulation context =
          hpke.SetupPSKS(hpke.deserializePublicKey(publicKey), info, psk, pskId);
      return new HpkeContext(context, context.getEncapsulation());
    } catch (RuntimeException e) {
      throw new RefusedException("HPKE encapsulation", e);
    }
  }

  /**
   * Decapsulates what somebody sent. Another pre-shared key or info shows only when nothing opens.
   *
   * @param encapsulation from outside
   * @param pair what it was made for
   * @param info as given by the sender
   * @param psk at least 32 bytes, borrowed
   * @param pskId names the key, at least one byte
   * @return the receiving context
   * @throws RefusedException if it is no encapsulation
   */
  public HpkeContext receive(
      byte[] encapsulation, HpkeKeyPair pair, byte[] info, byte[] psk, byte[] pskId)
      throws RefusedException {
    requirePsk(psk, pskId);
    AsymmetricCipherKeyPair keys = pair.require();
    try {
      return new HpkeContext(
          suite().setupPSKR(encapsulation, keys, info, psk, pskId), encapsulation);
    } catch (RuntimeException e) {
      throw new RefusedException("HPKE decapsulation", e);
    }
  }

  private static void requirePsk(byte[] psk, byte[] pskId) {
    if (psk.length < MIN_PSK_BYTES || pskId.length == 0) {
      throw new IllegalArgumentException(
          "pre-shared key of " + psk.length + " bytes with an id of " + pskId.length);
    }
  }

  // BouncyCastle's object keeps state of its last use, so each use gets its own.
  private HPKE suite() {
    return new HPKE(HPKE.mode_psk, kem, HPKE.kdf_HKDF_SHA256, aead);
  }
}
