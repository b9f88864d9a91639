package social.kith.crypto;

import java.util.Arrays;
import social.kith.crypto.internal.AesGcm;
import social.kith.crypto.internal.RefusedException;

/**
 * One direction of a session: each record is sealed under the nonce of its number, so that none can
 * be left out, repeated or moved. Not thread-safe.
 */
final class RecordCipher {
  /** Records under one key: 2^44 blocks at most, an attacker's advantage below 2^-40. */
  static final long MAX_RECORDS = 1L << 32;

  private static final byte[] NO_AAD = new byte[0];

  private final AesGcm cipher;
  private final byte[] baseNonce;
  private long number;

  RecordCipher(Secret sessionSecret, byte[] direction, long firstNumber) {
    byte[] key;
    try (Secret derived = sessionSecret.derive(Label.SESSION_RECORD_KEY, direction)) {
      key = derived.copyBytes();
    }
    try (Secret derived = sessionSecret.derive(Label.SESSION_RECORD_NONCE, direction)) {
      this.baseNonce = Arrays.copyOf(derived.copyBytes(), AesGcm.NONCE_BYTES);
    }
    this.cipher = new AesGcm(key);
    this.number = firstNumber;
    Arrays.fill(key, (byte) 0);
  }

  byte[] seal(byte[] record) {
    if (number >= MAX_RECORDS) {
      throw new IllegalStateException("session of " + number + " records: start a new one");
    }
    return cipher.seal(AesGcm.sequenceNonce(baseNonce, number++), NO_AAD, record);
  }

  /** Nothing is opened any more after a refusal. */
  byte[] open(byte[] sealed) throws MalformedException {
    try {
      if (number >= MAX_RECORDS || sealed.length > Session.MAX_RECORD_BYTES + AesGcm.TAG_BYTES) {
        throw new RefusedException("record");
      }
      byte[] record = cipher.open(AesGcm.sequenceNonce(baseNonce, number), NO_AAD, sealed);
      number++;
      return record;
    } catch (RefusedException e) {
      number = MAX_RECORDS;
      throw new MalformedException("record of " + sealed.length + " bytes does not open", e);
    }
  }
}
