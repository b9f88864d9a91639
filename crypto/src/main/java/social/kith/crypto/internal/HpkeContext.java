package social.kith.crypto.internal;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKEContext;

/** One direction of HPKE after its set-up (RFC 9180 sections 5.2 and 5.3). Not thread-safe. */
public final class HpkeContext {
  private final HPKEContext context;
  private final byte[] encapsulation;

  HpkeContext(HPKEContext context, byte[] encapsulation) {
    this.context = context;
    this.encapsulation = encapsulation.clone();
  }

  /**
   * What the other side needs in order to have the same context.
   *
   * @return a copy
   */
  public byte[] encapsulation() {
    return encapsulation.clone();
  }

  /**
   * Seals the next message in sequence.
   *
   * @param aad authenticated with it
   * @param plain borrowed
   * @return ciphertext and tag
   */
  public byte[] seal(byte[] aad, byte[] plain) {
    try {
      return context.seal(aad, plain);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("HPKE seal of " + plain.length + " bytes failed", e);
    }
  }

  /**
   * Opens the next message in sequence.
   *
   * @param aad as when it was sealed
   * @param sealed from outside
   * @return the plaintext
   * @throws RefusedException if it is anything else than that message
   */
  public byte[] open(byte[] aad, byte[] sealed) throws RefusedException {
    try {
      return context.open(aad, sealed);
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new RefusedException("HPKE open", e);
    }
  }

  /**
   * A secret that both sides have and nobody else; independent of what seals the messages.
   *
   * @param exporterContext what it is for
   * @param sizeBytes of the secret
   * @return owned by the caller
   */
  public byte[] export(byte[] exporterContext, int sizeBytes) {
    return context.export(exporterContext, sizeBytes);
  }
}
