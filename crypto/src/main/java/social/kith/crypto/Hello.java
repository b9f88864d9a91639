package social.kith.crypto;

import java.util.Optional;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.crypto.internal.Hpke;

/**
 * A session's first message, before it is signed: who speaks to whom over which connection, and the
 * ephemeral key. Arrays are neither copied nor changed.
 */
record Hello(
    Role role,
    IdentityKey from,
    Optional<ContactId> to,
    byte[] ephemeralKey,
    byte[] nonce,
    byte[] ownFingerprint,
    byte[] peerFingerprint,
    byte[] pskId) {
  static final int NONCE_BYTES = 32;
  static final int FINGERPRINT_BYTES = 32;
  static final int MAX_PSK_ID_BYTES = 32;
  static final int MAX_BYTES = 2048;

  private static final int VERSION = 1;
  private static final int SUITE_PSK_XWING_SHA256_AES256GCM = 1;

  private static final int KEY_VERSION = 1;
  private static final int KEY_SUITE = 2;
  private static final int KEY_ROLE = 3;
  private static final int KEY_FROM = 4;
  private static final int KEY_TO = 5;
  private static final int KEY_EPHEMERAL = 6;
  private static final int KEY_NONCE = 7;
  private static final int KEY_OWN_FINGERPRINT = 8;
  private static final int KEY_PEER_FINGERPRINT = 9;
  private static final int KEY_PSK_ID = 10;

  byte[] encode() {
    return CborMap.builder()
        .put(KEY_VERSION, VERSION)
        .put(KEY_SUITE, SUITE_PSK_XWING_SHA256_AES256GCM)
        .put(KEY_ROLE, role.code())
        .put(KEY_FROM, from.bytes())
        .put(KEY_TO, to.map(ContactId::bytes).orElse(new byte[0]))
        .put(KEY_EPHEMERAL, ephemeralKey)
        .put(KEY_NONCE, nonce)
        .put(KEY_OWN_FINGERPRINT, ownFingerprint)
        .put(KEY_PEER_FINGERPRINT, peerFingerprint)
        .put(KEY_PSK_ID, pskId)
        .build()
        .encode();
  }

  /**
   * Whether the message is of the one version and suite there are; a future one may look otherwise.
   */
  static boolean isOfKnownVersion(CborMap map) throws MalformedException {
    return map.requireLong(KEY_VERSION, 1, Long.MAX_VALUE) == VERSION
        && map.requireLong(KEY_SUITE, 1, Long.MAX_VALUE) == SUITE_PSK_XWING_SHA256_AES256GCM;
  }

  static Hello parse(CborMap map) throws MalformedException {
    return new Hello(
        map.requireLong(KEY_ROLE, 0, 1) == Role.OFFERER.code() ? Role.OFFERER : Role.ANSWERER,
        IdentityKey.of(exactly(map, KEY_FROM, IdentityKey.SIZE_BYTES)),
        contact(map.requireBytes(KEY_TO, 0, ContactId.SIZE_BYTES)),
        exactly(map, KEY_EPHEMERAL, Hpke.PUBLIC_KEY_BYTES),
        exactly(map, KEY_NONCE, NONCE_BYTES),
        exactly(map, KEY_OWN_FINGERPRINT, FINGERPRINT_BYTES),
        exactly(map, KEY_PEER_FINGERPRINT, FINGERPRINT_BYTES),
        map.requireBytes(KEY_PSK_ID, 0, MAX_PSK_ID_BYTES));
  }

  private static byte[] exactly(CborMap map, int key, int sizeBytes) throws MalformedException {
    return map.requireBytes(key, sizeBytes, sizeBytes);
  }

  private static Optional<ContactId> contact(byte[] bytes) throws MalformedException {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    if (bytes.length != ContactId.SIZE_BYTES) {
      throw new MalformedException("Hello: contact id of " + bytes.length + " bytes");
    }
    return Optional.of(ContactId.of(bytes));
  }
}
