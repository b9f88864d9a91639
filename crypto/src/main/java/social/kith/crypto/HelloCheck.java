package social.kith.crypto;

import java.util.Arrays;
import social.kith.crypto.HandshakeException.Reason;
import social.kith.crypto.SessionHandshake.Config;

/**
 * Everything that must be right about the other side's Hello before anything is computed with it.
 */
final class HelloCheck {
  private final Config config;

  HelloCheck(Config config) {
    this.config = config;
  }

  /** Returns the Hello of a peer who is right, connected with us, and signed it. */
  Hello accept(byte[] signed) throws HandshakeException {
    Hello hello = parse(signed);
    requireAnotherNode(hello);
    requireSignature(hello, signed);
    requirePeer(hello);
    requireConnection(hello);
    return hello;
  }

  private static Hello parse(byte[] signed) throws HandshakeException {
    try {
      if (signed.length > Hello.MAX_BYTES) {
        throw new MalformedException("more than " + Hello.MAX_BYTES + " bytes");
      }
      CborMap map = CborMap.decode(Signed.payloadUnverified(signed), Hello.MAX_BYTES);
      if (!Hello.isOfKnownVersion(map)) {
        throw new HandshakeException(Reason.VERSION, "Hello of another version or suite");
      }
      return Hello.parse(map);
    } catch (MalformedException e) {
      throw malformed(signed, e);
    }
  }

  private void requireAnotherNode(Hello hello) throws HandshakeException {
    if (hello.from().equals(config.self().key())) {
      throw new HandshakeException(Reason.REFLECTED, "Hello from this node's own identity");
    }
  }

  private static void requireSignature(Hello hello, byte[] signed) throws HandshakeException {
    try {
      Signed.verify(hello.from(), Label.SESSION_HELLO, signed);
    } catch (MalformedException e) {
      throw malformed(signed, e);
    }
  }

  // At least one of the two must know whom it is talking to; who an invite's inviter expects nobody
  // in particular leaves "to" empty.
  private void requirePeer(Hello hello) throws HandshakeException {
    boolean isExpected =
        config.expectedPeer().map(hello.from().contactId()::equals).orElse(hello.to().isPresent());
    boolean expectsUs = hello.to().map(config.self().id()::equals).orElse(true);
    if (!isExpected || !expectsUs) {
      throw new HandshakeException(Reason.WRONG_PEER, "Hello from or to somebody else");
    }
  }

  private void requireConnection(Hello hello) throws HandshakeException {
    if (hello.role() == config.role()
        || !Arrays.equals(hello.ownFingerprint(), config.peerFingerprintBytes())
        || !Arrays.equals(hello.peerFingerprint(), config.ownFingerprintBytes())) {
      throw new HandshakeException(Reason.BINDING, "Hello of another connection");
    }
    if (!Arrays.equals(hello.pskId(), config.pskId())) {
      throw new HandshakeException(Reason.WRONG_PSK, "Hello with another pre-shared key's id");
    }
  }

  private static HandshakeException malformed(byte[] signed, MalformedException cause) {
    return new HandshakeException(
        Reason.MALFORMED, "Hello of " + signed.length + " bytes: " + cause.getMessage(), cause);
  }
}
