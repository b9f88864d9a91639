package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.node.peer.SessionCodeException.Reason;

class SessionCodeTest {
  private static final String IPV6_HOST =
      "candidate:4 1 udp 2122262783 2001:db8::5 50000 typ host generation 0";

  private static SessionCode minimal(String... candidates) throws SessionCodeException {
    SessionDescription offer = SessionDescription.offer(Sdps.chromium(candidates));
    return SessionCode.of(SessionCode.withDerivedCredentials(offer));
  }

  private static void unsupported(SessionDescription description) {
    assertThatThrownBy(() -> SessionCode.of(description))
        .isInstanceOfSatisfying(
            SessionCodeException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_DESCRIPTION));
  }

  @Test
  void hasFiftyOneBytesForTwoHostCandidatesAndAReflexiveOne() throws SessionCodeException {
    SessionCode code = minimal(Sdps.HOST_1, Sdps.HOST_2, Sdps.REFLEXIVE);
    assertThat(code.card()).hasSize(51);
    assertThat(code.text()).hasSize(77).matches("[0-9A-Z $%*+\\-./:]*");
    assertThat(code.isMinimal()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 33", "1, 0, 39", "2, 1, 63", "0, 2, 69", "0, 3, 90", "15, 0, 123"})
  void takesSixBytesForIpv4AndEighteenForIpv6(int ipv4, int ipv6, int bytes)
      throws SessionCodeException {
    String[] candidates =
        IntStream.range(0, ipv4 + ipv6)
            .mapToObj(i -> onPort(i < ipv4 ? Sdps.HOST_1 : IPV6_HOST, 50_000 + i))
            .toArray(String[]::new);
    SessionCode code = minimal(candidates);
    assertThat(code.candidateCount()).isEqualTo(ipv4 + ipv6);
    assertThat(code.card()).hasSize(bytes);
    assertThat(SessionCode.parse(code.text())).isEqualTo(code);
  }

  private static String onPort(String candidate, int port) {
    return candidate.replace(" 50000 ", " " + port + " ");
  }

  @Test
  void bringsBackTheDescriptionOfChromium() throws SessionCodeException {
    SessionDescription offer =
        SessionDescription.offer(
            Sdps.chromium(Sdps.REFLEXIVE, Sdps.HOST_1, Sdps.HOST_2, IPV6_HOST));
    SessionCode code = SessionCode.of(offer);
    assertThat(code.isMinimal()).isFalse();
    assertThat(code.card()).hasSize(51 + 18 + 24);
    SessionDescription back = SessionCode.parse(code.text()).description();
    assertThat(back.type()).isEqualTo(SessionDescription.Type.OFFER);
    assertThat(back.sdp().lines())
        .containsExactly(
            "v=0",
            "o=- 1 2 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            "a=group:BUNDLE 0",
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
            "c=IN IP4 0.0.0.0",
            "a=candidate:1 1 udp 2130706431 192.168.1.20 50000 typ host",
            "a=candidate:2 1 udp 2130706175 10.8.0.2 50001 typ host",
            "a=candidate:3 1 udp 1694498303 203.0.113.7 61000 typ srflx raddr 0.0.0.0 rport 0",
            "a=candidate:4 1 udp 2130705663 2001:db8:0:0:0:0:0:5 50000 typ host",
            "a=ice-ufrag:uXtI",
            "a=ice-pwd:YI1Bh7wWcGFVhkCOe0/qyQzb",
            "a=fingerprint:sha-256 " + Sdps.FINGERPRINT,
            "a=setup:actpass",
            "a=mid:0",
            "a=sctp-port:5000",
            "a=max-message-size:262144");
    assertThat(SessionCode.of(back)).isEqualTo(code);
  }

  @Test
  void bringsBackTheDescriptionOfFirefox() throws SessionCodeException {
    SessionDescription answer = SessionDescription.answer(Sdps.firefox(Sdps.HOST_1));
    SessionCode code = SessionCode.parse(SessionCode.of(answer).text());
    assertThat(code.type()).isEqualTo(SessionDescription.Type.ANSWER);
    assertThat(code.description().sdp().lines())
        .contains(
            "a=ice-ufrag:8bd7a2a1",
            "a=ice-pwd:d27e5bb4a6ab1a1fd83a6ab8a6d55d4b",
            "a=fingerprint:sha-256 " + Sdps.FINGERPRINT,
            "a=setup:active",
            "a=max-message-size:262144");
    SessionDescription passive =
        SessionDescription.answer(
            Sdps.firefox(Sdps.HOST_1).replace("setup:active", "setup:passive"));
    assertThat(SessionCode.parse(SessionCode.of(passive).text()).description().sdp())
        .contains("a=setup:passive\r\n");
  }

  @Test
  void keepsThatLongMessagesAreNotTaken() throws SessionCodeException {
    String sdp = Sdps.chromium(Sdps.HOST_1).replace("a=max-message-size:262144\r\n", "");
    SessionCode code =
        SessionCode.of(SessionCode.withDerivedCredentials(SessionDescription.offer(sdp)));
    assertThat(code.isMinimal()).isFalse();
    assertThat(SessionCode.parse(code.text()).description().sdp())
        .contains("a=max-message-size:65536\r\n");
  }

  @Test
  void leavesOutAndCountsWhatItHasNoRoomFor() throws SessionCodeException {
    SessionCode code =
        minimal(
            Sdps.HOST_1,
            "candidate:5 1 udp 2113937151 6e1b35f8-6d5c-4e9a-9f0e-3c2d7d6f5a10.local 54321 typ host",
            "candidate:6 1 tcp 1518280447 192.168.1.20 9 typ host tcptype active",
            "candidate:7 2 udp 2122260222 192.168.1.20 50002 typ host",
            "candidate:8 1 udp 2122260223 fe80::1 50003 typ host",
            "candidate:9 1 udp 2122260223 0.0.0.0 50003 typ host",
            "candidate:9 1 udp 2122260223 192.168.1.20 0 typ host",
            "candidate:9 1 udp 2122260223 192.168.1.256 50003 typ host",
            "candidate:9 1 udp 2122260223 example.org 50003 typ host",
            "candidate:nonsense");
    assertThat(code.candidateCount()).isEqualTo(1);
    assertThat(code.leftOut()).isEqualTo(9);
  }

  @Test
  void takesCandidatesThatWereGatheredApart() throws SessionCodeException {
    SessionDescription offer = SessionDescription.offer(Sdps.chromium(Sdps.HOST_1));
    List<IceCandidate> gathered =
        List.of(
            new IceCandidate(Sdps.HOST_1 + " generation 0 ufrag uXtI", "0", 0),
            new IceCandidate(Sdps.REFLEXIVE, "0", 0),
            new IceCandidate("", "0", 0));
    SessionCode code = SessionCode.of(offer, gathered);
    assertThat(code.candidateCount()).isEqualTo(2);
    assertThat(code.leftOut()).isZero();
  }

  @Test
  void keepsTheCandidatesOfTheHighestPriority() throws SessionCodeException {
    String[] hosts =
        IntStream.range(0, SessionCode.MAX_CANDIDATES)
            .mapToObj(i -> onPort(Sdps.HOST_1, 50_000 + i))
            .toArray(String[]::new);
    SessionDescription offer = SessionDescription.offer(Sdps.chromium(hosts));
    SessionCode code = SessionCode.of(offer, List.of(new IceCandidate(Sdps.REFLEXIVE, "0", 0)));
    assertThat(code.candidateCount()).isEqualTo(SessionCode.MAX_CANDIDATES);
    assertThat(code.leftOut()).isEqualTo(1);
    assertThat(code.description().sdp()).doesNotContain("srflx");
  }

  @Test
  void theLongestCardIsTheLimit() throws SessionCodeException {
    String[] relays =
        IntStream.range(0, SessionCode.MAX_CANDIDATES)
            .mapToObj(i -> "candidate:1 1 udp 9 2001:db8::5 " + (50_000 + i) + " typ relay")
            .toArray(String[]::new);
    String sdp =
        Sdps.chromium(relays)
            .replace("uXtI", "u".repeat(256))
            .replace("YI1Bh7wWcGFVhkCOe0/qyQzb", "p".repeat(256));
    SessionCode code = SessionCode.of(SessionDescription.offer(sdp));
    assertThat(code.card()).hasSize(SessionCode.MAX_CARD_BYTES);
    assertThat(code.text()).hasSize(SessionCode.MAX_TEXT_CHARS);
    assertThat(SessionCode.parse(code.text())).isEqualTo(code).hasSameHashCodeAs(code);
    unsupported(SessionDescription.offer(sdp.replace("u".repeat(256), "u".repeat(257))));
  }

  @ParameterizedTest
  @CsvSource({
    "webrtc-datachannel, webrtc-other",
    "m=application 50000 UDP/DTLS/SCTP webrtc-datachannel, a=none",
    "a=fingerprint:sha-256, a=fingerprint:sha-1",
    "a=sctp-port:5000, a=sctp-port:5001",
    "a=mid:0, a=mid:data",
    "a=setup:actpass, a=setup:active",
    "a=max-message-size:262144, a=max-message-size:65535",
    "a=max-message-size:262144, a=max-message-size:much",
    "a=ice-ufrag:uXtI, a=ice-ufrag:uXt",
    "a=ice-pwd:YI1Bh7wWcGFVhkCOe0/qyQzb, a=ice-pwd:short",
    "a=ice-options:trickle, a=ice-lite"
  })
  void refusesADescriptionThatItCannotHold(String part, String other) {
    unsupported(SessionDescription.offer(Sdps.chromium(Sdps.HOST_1).replace(part, other)));
  }

  @Test
  void refusesTwoSectionsTwoCertificatesAndOtherTypes() {
    String sdp = Sdps.chromium(Sdps.HOST_1);
    unsupported(SessionDescription.offer(sdp + sdp));
    unsupported(
        SessionDescription.offer(
            sdp + "a=fingerprint:sha-256 " + Sdps.FINGERPRINT.replace("6B", "6C") + "\r\n"));
    unsupported(SessionDescription.rollback());
    unsupported(new SessionDescription(SessionDescription.Type.PRANSWER, sdp));
    unsupported(SessionDescription.offer("nonsense"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n%s\r\n", "\t%s \n", "%s   "})
  void passesOverLineBreaksAround(String form) throws SessionCodeException {
    SessionCode code = minimal(Sdps.HOST_1);
    assertThat(SessionCode.parse(form.formatted(code.text()))).isEqualTo(code);
  }

  @Test
  void showsNothing() throws SessionCodeException {
    SessionCode code = minimal(Sdps.HOST_1);
    assertThat(code).hasToString("SessionCode[OFFER, 1 candidates]");
  }
}
