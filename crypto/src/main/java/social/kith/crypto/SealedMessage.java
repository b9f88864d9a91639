package social.kith.crypto;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import social.kith.crypto.internal.Bytes;
import social.kith.crypto.internal.Hpke;
import social.kith.crypto.internal.HpkeContext;
import social.kith.crypto.internal.RefusedException;

/**
 * A message to a contact that cannot wait for a session: signed by the sender, then sealed with
 * HPKE (mode_psk) to the receiver's weekly key. Stateless: any thread.
 *
 * <p>Layout: {@code version (1) ‖ weekly key id (8) ‖ encapsulation (1,120) ‖ ciphertext and tag}.
 * The HPKE info is the label, the sender's and the receiver's contact id.
 */
public final class SealedMessage {
  private static final byte VERSION = 1;
  private static final int ENCAPSULATION_AT = 1 + WeeklyKeyId.SIZE_BYTES;
  private static final int SEALED_AT = ENCAPSULATION_AT + Hpke.ENCAPSULATION_BYTES;

  /** What a sealed message is larger than its text, at most. */
  public static final int MAX_OVERHEAD_BYTES = SEALED_AT + 128;

  private SealedMessage() {}

  /**
   * Seals.
   *
   * @param self who sends it
   * @param to who receives it
   * @param key the receiver's newest weekly key
   * @param psk what only the two have, borrowed
   * @param text borrowed; not padded
   * @throws MalformedException if the weekly key is none
   */
  public static byte[] seal(
      Identity self, ContactId to, SignedWeeklyKey key, Secret psk, byte[] text)
      throws MalformedException {
    byte[] signed = Signed.sign(self, Label.SEALED_MESSAGE, text);
    byte[] pskBytes = psk.copyBytes();
    try {
      HpkeContext context =
          Hpke.xWing()
              .send(key.publicKey(), info(self.id(), to), pskBytes, Label.MEETING_PSK.bytes());
      byte[] head = head(key.id());
      return Bytes.concat(head, context.encapsulation(), context.seal(head, signed));
    } catch (RefusedException e) {
      throw new MalformedException("a weekly key that nothing can be sealed to", e);
    } finally {
      Arrays.fill(pskBytes, (byte) 0);
    }
  }

  /**
   * Opens.
   *
   * @param self who receives it
   * @param from who must have sent it
   * @param keys finds this person's weekly keys
   * @param psk what only the two have, borrowed
   * @param message from outside, borrowed
   * @return the text; empty if it was sealed to a weekly key that is no longer there: then the
   *     sender needs a new one
   * @throws MalformedException if it is not exactly what {@link #seal} made, or of a newer version
   */
  public static Optional<byte[]> open(
      ContactId self,
      IdentityKey from,
      Function<WeeklyKeyId, Optional<WeeklyKey>> keys,
      Secret psk,
      byte[] message)
      throws MalformedException {
    if (message.length <= SEALED_AT || message[0] != VERSION) {
      throw new MalformedException("sealed message of " + message.length + " bytes");
    }
    WeeklyKeyId id = WeeklyKeyId.of(Arrays.copyOfRange(message, 1, ENCAPSULATION_AT));
    Optional<WeeklyKey> key = keys.apply(id);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    byte[] signed = open(key.get(), info(from.contactId(), self), psk, message);
    return Optional.of(Signed.verify(from, Label.SEALED_MESSAGE, signed));
  }

  private static byte[] open(WeeklyKey key, byte[] info, Secret psk, byte[] message)
      throws MalformedException {
    byte[] encapsulation = Arrays.copyOfRange(message, ENCAPSULATION_AT, SEALED_AT);
    byte[] sealed = Arrays.copyOfRange(message, SEALED_AT, message.length);
    byte[] pskBytes = psk.copyBytes();
    try {
      return Hpke.xWing()
          .receive(encapsulation, key.pair(), info, pskBytes, Label.MEETING_PSK.bytes())
          .open(head(key.id()), sealed);
    } catch (RefusedException e) {
      throw new MalformedException("sealed message of " + message.length + " bytes: sealing", e);
    } finally {
      Arrays.fill(pskBytes, (byte) 0);
    }
  }

  private static byte[] head(WeeklyKeyId id) {
    return Bytes.concat(new byte[] {VERSION}, id.bytes());
  }

  private static byte[] info(ContactId from, ContactId to) {
    return Bytes.concat(Label.SEALED_MESSAGE.bytes(), from.bytes(), to.bytes());
  }
}
