package social.kith.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import social.kith.crypto.internal.AesGcm;
import social.kith.crypto.internal.Bytes;
import social.kith.crypto.internal.RefusedException;

/**
 * By what two contacts who lost each other meet again through others (protocol, "Meeting"): tags
 * that only the two can tell, and envelopes that only the two can open. Wiped when closed. May be
 * read by many threads.
 */
public final class MeetingSecret implements AutoCloseable {
  /** Size of a tag. */
  public static final int TAG_BYTES = 16;

  /** Size of what {@link #lanMark} gives. */
  public static final int LAN_MARK_BYTES = 10;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] NO_AAD = new byte[0];

  private final Secret secret;

  /**
   * Derives everything.
   *
   * @param pairSecret borrowed, not kept
   */
  public MeetingSecret(Secret pairSecret) {
    this.secret = pairSecret.derive(Label.MEETING);
  }

  /**
   * The tag of the two for a stretch of time, the same on both sides.
   *
   * @param slot the number of the stretch
   * @return 16 bytes, owned by the caller
   */
  public byte[] tag(long slot) {
    byte[] context = ByteBuffer.allocate(Long.BYTES).putLong(slot).array();
    try (Secret tag = secret.derive(Label.MEETING_TAG, context)) {
      return Arrays.copyOf(tag.copyBytes(), TAG_BYTES);
    }
  }

  /**
   * What one of the two announces for the other on a local network. Nobody else can tell that it is
   * of these two, nor that two such marks are: each way, stretch of time and announcement has its
   * own.
   *
   * @param announcer who announces
   * @param slot the number of the stretch
   * @param salt of the announcement, borrowed
   * @return {@link #LAN_MARK_BYTES}, random to others, owned by the caller
   */
  public byte[] lanMark(ContactId announcer, long slot, byte[] salt) {
    byte[] context =
        ByteBuffer.allocate(ContactId.SIZE_BYTES + Long.BYTES + salt.length)
            .put(announcer.bytes())
            .putLong(slot)
            .put(salt)
            .array();
    try (Secret mark = secret.derive(Label.MEETING_LAN, context)) {
      return Arrays.copyOf(mark.copyBytes(), LAN_MARK_BYTES);
    }
  }

  /** {@link SealedMessage#seal} with what the two share. */
  public byte[] seal(Identity self, ContactId to, SignedWeeklyKey key, byte[] text)
      throws MalformedException {
    try (Secret psk = secret.derive(Label.MEETING_PSK)) {
      return SealedMessage.seal(self, to, key, psk, text);
    }
  }

  /** {@link SealedMessage#open} with what the two share. */
  public Optional<byte[]> open(
      ContactId self,
      IdentityKey from,
      Function<WeeklyKeyId, Optional<WeeklyKey>> keys,
      byte[] message)
      throws MalformedException {
    try (Secret psk = secret.derive(Label.MEETING_PSK)) {
      return SealedMessage.open(self, from, keys, psk, message);
    }
  }

  /**
   * A weekly key on its way to a contact whose own weekly key is not known any more.
   *
   * @param signed what {@link WeeklyKey#signed} gave, borrowed
   * @return {@code nonce (12) ‖ ciphertext and tag}, AES-256-GCM
   */
  public byte[] sealNotice(byte[] signed) {
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return Bytes.concat(nonce, cipher(Label.MEETING_NOTICE).seal(nonce, NO_AAD, signed));
  }

  /**
   * Opens a weekly key.
   *
   * @param from whose it must be
   * @param notice what {@link #sealNotice} gave, from outside
   * @return what the owner signed
   * @throws MalformedException if it is anything else
   */
  public byte[] openNotice(IdentityKey from, byte[] notice) throws MalformedException {
    int at = Math.min(AesGcm.NONCE_BYTES, notice.length);
    byte[] nonce = Arrays.copyOf(notice, AesGcm.NONCE_BYTES);
    try {
      byte[] signed =
          cipher(Label.MEETING_NOTICE)
              .open(nonce, NO_AAD, Arrays.copyOfRange(notice, at, notice.length));
      var unused = SignedWeeklyKey.verify(from, signed);
      return signed;
    } catch (RefusedException e) {
      throw new MalformedException("key notice of " + notice.length + " bytes", e);
    }
  }

  /**
   * Seals what strangers may look at for long, so that nothing in it stays the same.
   *
   * @param from who seals it
   * @param tag by which the other one finds it
   * @param text borrowed
   * @return {@code nonce (12) ‖ ciphertext and tag}, AES-256-GCM
   */
  public byte[] sealParcel(ContactId from, byte[] tag, byte[] text) {
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] aad = Bytes.concat(from.bytes(), tag);
    return Bytes.concat(nonce, cipher(Label.MEETING_PARCEL).seal(nonce, aad, text));
  }

  /**
   * Opens a parcel.
   *
   * @param from who must have sealed it
   * @param tag by which it was found
   * @param parcel what {@link #sealParcel} gave, from outside
   * @throws MalformedException if it is anything else
   */
  public byte[] openParcel(ContactId from, byte[] tag, byte[] parcel) throws MalformedException {
    int at = Math.min(AesGcm.NONCE_BYTES, parcel.length);
    byte[] nonce = Arrays.copyOf(parcel, AesGcm.NONCE_BYTES);
    byte[] aad = Bytes.concat(from.bytes(), tag);
    try {
      return cipher(Label.MEETING_PARCEL)
          .open(nonce, aad, Arrays.copyOfRange(parcel, at, parcel.length));
    } catch (RefusedException e) {
      throw new MalformedException("parcel of " + parcel.length + " bytes", e);
    }
  }

  private AesGcm cipher(Label label) {
    try (Secret derived = secret.derive(label)) {
      byte[] key = derived.copyBytes();
      try {
        return new AesGcm(key);
      } finally {
        Arrays.fill(key, (byte) 0);
      }
    }
  }

  /** Wipes the secret. Closing again does nothing. */
  @Override
  public void close() {
    secret.close();
  }

  /** Nothing of the secret. */
  @Override
  public String toString() {
    return "MeetingSecret";
  }
}
