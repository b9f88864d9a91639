package social.kith.node.peer.signaling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import social.kith.crypto.CborMap;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;

/**
 * What a member signs. The payload of the signed object is the SHA-256 of it all, so that it is
 * short however long the text is; who verifies knows the rest.
 */
final class Statement {
  private static final int ROOM = 1;
  private static final int FROM = 2;
  private static final int TO = 3;
  private static final int FIRST_NONCE = 4;
  private static final int SECOND_NONCE = 5;
  private static final int NUMBER = 6;
  private static final int TEXT_HASH = 7;

  private final Label kind;
  private final byte[] hash;

  private Statement(Label kind, CborMap fields) {
    this.kind = kind;
    this.hash = sha256(fields.encode());
  }

  /** I, from, am in the room; the challenge is to's, the session mine. */
  static Statement presence(String room, String from, String to, String challenge, String session) {
    return new Statement(Label.PEER_PRESENCE, between(room, from, to, challenge, session).build());
  }

  /** I, from, say this to to, in these two sessions. */
  static Statement text(
      String room,
      String from,
      String to,
      String session,
      String theirs,
      long number,
      String text) {
    return new Statement(
        Label.PEER_TEXT,
        between(room, from, to, session, theirs)
            .put(NUMBER, number)
            .put(TEXT_HASH, sha256(text.getBytes(StandardCharsets.UTF_8)))
            .build());
  }

  private static CborMap.Builder between(
      String room, String from, String to, String firstNonce, String secondNonce) {
    return CborMap.builder()
        .put(ROOM, room)
        .put(FROM, from)
        .put(TO, to)
        .put(FIRST_NONCE, firstNonce)
        .put(SECOND_NONCE, secondNonce);
  }

  byte[] signedBy(Identity who) {
    return Signed.sign(who, kind, hash);
  }

  boolean isSignedBy(IdentityKey who, byte[] signed) {
    try {
      return MessageDigest.isEqual(hash, Signed.verify(who, kind, signed));
    } catch (MalformedException e) {
      return false;
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
