package social.kith.node.peer.client;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.CborMap;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;

/**
 * By which both ends of a connection prove who they are: each signs its role, both Hellos with
 * their fresh nonces, and the fingerprints of both DTLS certificates as it sees them. Who sits in
 * the middle has two connections with other certificates; what was signed for another connection
 * has another nonce; and what comes back to its maker has the wrong role. Loop-owned.
 */
final class LinkProof {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_ROLE = 1;
  private static final int KEY_OWN_HELLO = 2;
  private static final int KEY_PEER_HELLO = 3;
  private static final int KEY_OWN_FINGERPRINT = 4;
  private static final int KEY_PEER_FINGERPRINT = 5;

  private final Identity self;
  private final boolean initiator;
  private final Fingerprints fingerprints;
  private final byte[] hello;
  private Frame.@Nullable Hello peer;

  /** SHA-256 of both certificates. */
  record Fingerprints(byte[] own, byte[] peer) {}

  LinkProof(Identity self, boolean initiator, UUID instance, long dial, Fingerprints fingerprints) {
    this.self = self;
    this.initiator = initiator;
    this.fingerprints = fingerprints;
    byte[] nonce = new byte[Frame.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    this.hello = new Frame.Hello(self.key(), nonce, instance, dial).encode();
  }

  /** This side's Hello, encoded. */
  byte[] hello() {
    return hello.clone();
  }

  /**
   * Takes the other side's Hello.
   *
   * @return this side's proof
   * @throws MalformedException if it is the second one, or this side's own
   */
  Frame.Proof receive(Frame.Hello theirs) throws MalformedException {
    if (peer != null || theirs.key().equals(self.key())) {
      throw new MalformedException("Hello that came twice, or back");
    }
    peer = theirs;
    byte[] payload =
        payload(initiator, hello, theirs.encode(), fingerprints.own(), fingerprints.peer());
    return new Frame.Proof(Signed.sign(self, Label.PEER_PROOF, payload));
  }

  /**
   * Takes the other side's proof.
   *
   * @return what is proven now
   * @throws MalformedException if it proves anything else, or nothing
   */
  Frame.Hello receive(Frame.Proof proof) throws MalformedException {
    Frame.Hello theirs = peer;
    if (theirs == null) {
      throw new MalformedException("proof before the Hello");
    }
    IdentityKey key = theirs.key();
    byte[] signed = Signed.verify(key, Label.PEER_PROOF, proof.signed());
    byte[] wanted =
        payload(!initiator, theirs.encode(), hello, fingerprints.peer(), fingerprints.own());
    if (!Arrays.equals(signed, wanted)) {
      throw new MalformedException("proof of another connection");
    }
    return theirs;
  }

  private static byte[] payload(
      boolean initiator, byte[] own, byte[] peer, byte[] ownFingerprint, byte[] peerFingerprint) {
    return CborMap.builder()
        .put(KEY_ROLE, initiator ? 0 : 1)
        .put(KEY_OWN_HELLO, own)
        .put(KEY_PEER_HELLO, peer)
        .put(KEY_OWN_FINGERPRINT, ownFingerprint)
        .put(KEY_PEER_FINGERPRINT, peerFingerprint)
        .build()
        .encode();
  }
}
