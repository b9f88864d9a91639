package social.kith.crypto.internal.age;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.internal.Hpke;
import social.kith.crypto.internal.HpkeBase;
import social.kith.crypto.internal.RefusedException;

/** age's recipient {@code mlkem768x25519}: the file key sealed with HPKE to an X-Wing key. */
public final class HybridStanza {
  private static final String KIND = "mlkem768x25519";
  private static final byte[] INFO =
      ("age-encryption.org/" + KIND).getBytes(StandardCharsets.US_ASCII);
  private static final int TAG_BYTES = 16;

  private HybridStanza() {}

  /**
   * Wraps a file key.
   *
   * @param publicKey of the recipient
   * @param fileKey 16 bytes, borrowed
   * @return the stanza
   * @throws RefusedException if the public key is none
   */
  public static AgeStanza wrap(byte[] publicKey, byte[] fileKey) throws RefusedException {
    HpkeBase.Message message = HpkeBase.seal(publicKey, INFO, fileKey);
    String share = Base64NoPad.encode(message.encapsulation());
    return new AgeStanza(List.of(KIND, share), message.sealed());
  }

  /**
   * The file key, if one of the stanzas is for this identity.
   *
   * @param seed of the identity, borrowed
   * @param stanzas from outside; those of other kinds are passed over
   * @return owned by the caller; empty if none is for it
   * @throws RefusedException if a stanza of this kind is malformed
   */
  public static Optional<byte[]> unwrap(byte[] seed, List<AgeStanza> stanzas)
      throws RefusedException {
    for (AgeStanza stanza : stanzas) {
      if (stanza.kind().equals(KIND)) {
        Optional<byte[]> fileKey = HpkeBase.open(seed, INFO, message(stanza));
        if (fileKey.isPresent()) {
          return fileKey;
        }
      }
    }
    return Optional.empty();
  }

  private static HpkeBase.Message message(AgeStanza stanza) throws RefusedException {
    // The size is checked before the key is unwrapped, so that it cannot be chosen to test keys.
    if (stanza.arguments().size() != 2
        || stanza.body().length != AgePayload.FILE_KEY_BYTES + TAG_BYTES) {
      throw new RefusedException("age hybrid stanza");
    }
    byte[] share = Base64NoPad.decode(stanza.arguments().get(1));
    if (share.length != Hpke.ENCAPSULATION_BYTES) {
      throw new RefusedException("age hybrid share");
    }
    return new HpkeBase.Message(share, stanza.body());
  }
}
