package social.kith.crypto;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.internal.RefusedException;
import social.kith.crypto.internal.age.AgeHeader;
import social.kith.crypto.internal.age.AgePayload;
import social.kith.crypto.internal.age.AgeStanza;

/** The key of one age file: how it is made, and how it is found again in a header. */
final class AgeFileKey {
  private static final SecureRandom RANDOM = new SecureRandom();

  private AgeFileKey() {}

  /** Finds the file key in the stanzas of a header. */
  @FunctionalInterface
  interface Unwrapping {
    /** The key, owned by the caller; empty if no stanza is for us. */
    Optional<byte[]> unwrap(List<AgeStanza> stanzas) throws RefusedException;
  }

  static byte[] random() {
    byte[] key = new byte[AgePayload.FILE_KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  static byte[] randomNonce() {
    byte[] nonce = new byte[AgePayload.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  /** As {@link AgeIdentity#decrypting}, with any way to unwrap. */
  static InputStream decrypting(InputStream in, Unwrapping unwrapping) throws IOException {
    InputStream buffered = new BufferedInputStream(in);
    AgeHeader header;
    Optional<byte[]> unwrapped;
    try {
      header = AgeHeader.read(buffered);
      unwrapped = unwrapping.unwrap(header.stanzas());
    } catch (RefusedException e) {
      throw new AgeException(AgeException.Reason.HEADER, e);
    }
    byte[] fileKey =
        unwrapped.orElseThrow(() -> new AgeException(AgeException.Reason.NO_MATCH, null));
    try {
      if (!header.isAuthentic(fileKey)) {
        throw new AgeException(AgeException.Reason.HEADER_CHANGED, null);
      }
      byte[] nonce = buffered.readNBytes(AgePayload.NONCE_BYTES);
      if (nonce.length < AgePayload.NONCE_BYTES) {
        throw new AgeException(AgeException.Reason.HEADER, null);
      }
      return new AgeInputStream(new AgePayload(fileKey, nonce), buffered);
    } finally {
      Arrays.fill(fileKey, (byte) 0);
    }
  }
}
