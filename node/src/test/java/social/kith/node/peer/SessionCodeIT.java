package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two connections that know nothing of each other but a text each way. */
class SessionCodeIT {
  private static PeerConnectionFactory factory;
  private static TestLoop loop;
  private LoopbackPair pair;

  @BeforeAll
  static void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
    loop = new TestLoop();
  }

  @BeforeEach
  void openPair() {
    pair = new LoopbackPair(factory, loop);
    pair.channel("chat");
  }

  @AfterEach
  void closePair() {
    pair.close();
  }

  @AfterAll
  static void close() {
    factory.close();
    loop.close();
  }

  private String offer(boolean derived) throws SessionCodeException {
    return code(pair.offerer, pair.offerer.createOffer().join(), pair.offererPort(), derived);
  }

  private String answer(String offerCode, boolean derived) throws SessionCodeException {
    pair.answerer.setRemoteDescription(SessionCode.parse(offerCode).description()).join();
    return code(pair.answerer, pair.answerer.createAnswer().join(), pair.answererPort(), derived);
  }

  private void take(String answerCode) throws SessionCodeException {
    pair.offerer.setRemoteDescription(SessionCode.parse(answerCode).description()).join();
  }

  /** Applies what a side made and writes it down, with its loopback address as the only one. */
  private static String code(
      PeerConnection side, SessionDescription made, int port, boolean derived)
      throws SessionCodeException {
    SessionDescription applied = derived ? SessionCode.withDerivedCredentials(made) : made;
    side.setLocalDescription(applied).join();
    return SessionCode.of(applied, List.of(LoopbackPair.candidate(port))).text();
  }

  private void assertDataGoesBothWays() {
    pair.awaitConnected();
    await().until(() -> pair.answererEvents.events.contains("chat open"));
    pair.answererEvents.incoming.get(0).send("to the offerer");
    await().until(() -> pair.offererEvents.events.contains("chat text to the offerer"));
    DataChannel chat = pair.offerer.createDataChannel("more", DataChannelOptions.reliable());
    chat.send("to the answerer");
    await().until(() -> pair.answererEvents.events.contains("more text to the answerer"));
  }

  @Test
  void twoTextsConnect() throws SessionCodeException {
    String offer = offer(true);
    String answer = answer(offer, true);
    take(answer);
    assertDataGoesBothWays();
    assertThat(SessionCode.parse(offer).card()).hasSize(39);
    assertThat(List.of(offer, answer)).allSatisfy(text -> assertThat(text).hasSize(59));
  }

  @Test
  void twoTextsWithTheirOwnCredentialsConnect() throws SessionCodeException {
    String offer = offer(false);
    take(answer(offer, false));
    assertDataGoesBothWays();
    assertThat(SessionCode.parse(offer).card()).hasSize(39 + 24);
  }

  @Test
  void whatLibwebrtcMakesFitsFiftyOneBytesWithTwoHostCandidatesAndAReflexiveOne()
      throws SessionCodeException {
    SessionDescription made = SessionCode.withDerivedCredentials(pair.offerer.createOffer().join());
    SessionCode code =
        SessionCode.of(
            made,
            List.of(
                new IceCandidate(Sdps.HOST_1, "0", 0),
                new IceCandidate(Sdps.HOST_2, "0", 0),
                new IceCandidate(Sdps.REFLEXIVE, "0", 0)));
    assertThat(code.card()).hasSize(51);
    assertThat(code.text()).hasSize(77);
  }

  @Test
  void aDamagedCodeLeavesThePeerAsItWas() throws SessionCodeException {
    String offer = offer(true);
    String answer = answer(offer, true);
    for (String damaged : List.of(answer.substring(1), answer.toLowerCase(java.util.Locale.ROOT))) {
      assertThatThrownBy(() -> take(damaged)).isInstanceOf(SessionCodeException.class);
    }
    take(answer);
    assertDataGoesBothWays();
  }

  @Test
  void anotherFingerprintDoesNotConnect() throws SessionCodeException {
    String offer = offer(false);
    byte[] card = SessionCode.parse(answer(offer, false)).card();
    card[1] ^= 1;
    take(SessionCode.ofCard(card).text());
    await().until(() -> pair.offererEvents.events.contains("FAILED"));
    assertThat(pair.answererEvents.events).doesNotContain("chat open");
  }
}
