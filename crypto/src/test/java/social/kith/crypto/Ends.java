package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import social.kith.crypto.HandshakeException.Reason;
import social.kith.crypto.SessionHandshake.Config;
import social.kith.crypto.SessionHandshake.Role;

/** The two ends of a handshake: who they are and how they are configured when all is right. */
final class Ends {
  static final Identity OFFERER = Identity.fromSeed(secret(1));
  static final Identity ANSWERER = Identity.fromSeed(secret(2));
  static final String OFFERER_FINGERPRINT = fingerprint("0A");
  static final String ANSWERER_FINGERPRINT = fingerprint("0B");

  private Ends() {}

  static Config offerer() {
    return new Config(
        OFFERER,
        Role.OFFERER,
        Optional.of(ANSWERER.id()),
        secret(9),
        new byte[] {7},
        OFFERER_FINGERPRINT,
        ANSWERER_FINGERPRINT);
  }

  static Config answerer() {
    return new Config(
        ANSWERER,
        Role.ANSWERER,
        Optional.of(OFFERER.id()),
        secret(9),
        new byte[] {7},
        ANSWERER_FINGERPRINT,
        OFFERER_FINGERPRINT);
  }

  /** Both ends' sessions after a handshake: the offerer's first. */
  record Sessions(Session offerer, Session answerer) {}

  static Sessions connect(Config first, Config second) throws HandshakeException {
    SessionHandshake offerer = SessionHandshake.start(first);
    SessionHandshake answerer = SessionHandshake.start(second);
    byte[] offererFin = offerer.receiveHello(answerer.hello());
    byte[] answererFin = answerer.receiveHello(offerer.hello());
    return new Sessions(offerer.receiveFin(answererFin), answerer.receiveFin(offererFin));
  }

  static Config expecting(Config config, Optional<ContactId> peer) {
    return new Config(
        config.self(),
        config.role(),
        peer,
        config.psk(),
        config.pskId(),
        config.ownFingerprint(),
        config.peerFingerprint());
  }

  static Config withPsk(Config config, Secret psk, byte[] pskId) {
    return new Config(
        config.self(),
        config.role(),
        config.expectedPeer(),
        psk,
        pskId,
        config.ownFingerprint(),
        config.peerFingerprint());
  }

  static Config withFingerprints(Config config, String own, String peer) {
    return new Config(
        config.self(),
        config.role(),
        config.expectedPeer(),
        config.psk(),
        config.pskId(),
        own,
        peer);
  }

  static Config as(Config config, Identity self, Role role) {
    return new Config(
        self,
        role,
        config.expectedPeer(),
        config.psk(),
        config.pskId(),
        config.ownFingerprint(),
        config.peerFingerprint());
  }

  static void refused(Reason reason, ThrowingCallable call) {
    HandshakeException e = catchThrowableOfType(HandshakeException.class, call);
    assertThat(e).isNotNull();
    assertThat(e.reason()).isEqualTo(reason);
  }

  static Secret secret(int fill) {
    byte[] bytes = new byte[Secret.SIZE_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return Secret.of(bytes);
  }

  static String fingerprint(String pair) {
    return (pair + ":").repeat(31) + pair;
  }
}
