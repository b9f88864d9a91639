package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.link.ControlFrame.HELLO;
import static social.kith.node.link.ControlFrame.RECORD;
import static social.kith.node.link.ControlFrame.REFUSED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.kith.crypto.HandshakeException;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;
import social.kith.crypto.Session;
import social.kith.crypto.SessionHandshake;
import social.kith.crypto.SessionHandshake.Role;

/** The table of docs/protocol.md, section 6.4, up to the session. */
class SessionSetupTest {
  private static final Identity ALICE = Identity.generate();
  private static final Identity BOB = Identity.generate();
  private static final Secret PSK = Secret.random();
  private static final String FINGERPRINT = "0A:".repeat(31) + "0A";

  private final List<byte[]> fromAlice = new ArrayList<>();
  private final List<byte[]> fromBob = new ArrayList<>();
  private final SessionSetup alice = setup(ALICE, Role.OFFERER, BOB, fromAlice);
  private final SessionSetup bob = setup(BOB, Role.ANSWERER, ALICE, fromBob);

  private static SessionSetup setup(Identity self, Role role, Identity peer, List<byte[]> out) {
    SessionSetup setup =
        new SessionSetup(
            new SessionHandshake.Config(
                self, role, Optional.of(peer.id()), PSK, new byte[0], FINGERPRINT, FINGERPRINT),
            out::add);
    assertThat(out).isEmpty();
    setup.begin();
    return setup;
  }

  private static Optional<Session> give(SessionSetup to, byte[] frame) throws Exception {
    return to.receive(ControlFrame.of(frame), ControlFrame.body(frame));
  }

  @Test
  void helloAndFinMakeASession() throws Exception {
    assertThat(give(alice, fromBob.get(0))).isEmpty();
    assertThat(give(bob, fromAlice.get(0))).isEmpty();
    Session ofAlice = give(alice, fromBob.get(1)).orElseThrow();
    Session ofBob = give(bob, fromAlice.get(1)).orElseThrow();
    assertThat(ofBob.open(ofAlice.seal(new byte[2]))).hasSize(2);
    assertThat(fromAlice).hasSize(2);
    assertThat(fromBob).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = "HELLO", mode = EnumSource.Mode.EXCLUDE)
  void takesNothingButHelloFirst(ControlFrame type) {
    refusesOrder(alice, type, ControlFrame.body(fromBob.get(0)));
    assertThat(fromAlice).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = "FIN", mode = EnumSource.Mode.EXCLUDE)
  void takesNothingButFinAfterHello(ControlFrame type) throws Exception {
    give(alice, fromBob.get(0));
    refusesOrder(alice, type, ControlFrame.body(fromBob.get(0)));
    assertThat(fromAlice).hasSize(2);
  }

  @Test
  void aRefusalLeadsNowhere() {
    byte[] own = fromAlice.get(0);
    assertThatThrownBy(() -> give(alice, own)).isInstanceOf(HandshakeException.class);
    refusesOrder(alice, HELLO, ControlFrame.body(fromBob.get(0)));
    refusesOrder(alice, RECORD, new byte[0]);
    refusesOrder(alice, REFUSED, new byte[1]);
    assertThat(fromAlice).hasSize(1);
  }

  private static void refusesOrder(SessionSetup setup, ControlFrame type, byte[] body) {
    assertThatThrownBy(() -> setup.receive(type, body)).isInstanceOf(MalformedException.class);
  }
}
