package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.node.peer.SessionDescription;

class LinkDescriptionsTest {
  private final LinkKeys keys = LinkKeys.derive(Secret.of(new byte[32]));
  private final LinkDescriptions offerer = new LinkDescriptions(keys, Role.OFFERER);
  private final LinkDescriptions answerer = new LinkDescriptions(keys, Role.ANSWERER);

  @Test
  void eachSideKnowsTheOther() {
    assertThat(offerer.ownFingerprint()).isEqualTo(answerer.peerFingerprint());
    assertThat(answerer.ownFingerprint()).isEqualTo(offerer.peerFingerprint());
    assertThat(offerer.certificate().fingerprint()).isEqualTo(keys.offerer().fingerprint());
    assertThat(answerer.certificate().fingerprint()).isEqualTo(keys.answerer().fingerprint());
  }

  @Test
  void describesTheOtherSideWithItsKeys() {
    assertThat(offerer.remote("active"))
        .contains("a=ice-ufrag:" + keys.answerer().iceUfrag() + "\r\n")
        .contains("a=ice-pwd:" + keys.answerer().icePwd() + "\r\n")
        .contains("a=fingerprint:sha-256 " + keys.answerer().fingerprint() + "\r\n")
        .contains("a=setup:active\r\n")
        .contains("a=max-message-size:262144\r\n")
        .doesNotContain(keys.offerer().icePwd());
  }

  @Test
  void writesItsOwnCredentialsOverThoseMade() {
    String made = "v=0\r\na=ice-ufrag:x\r\na=ice-pwd:some$1thing\r\na=ice-options:trickle\r\n";
    SessionDescription own = answerer.withOwnCredentials(SessionDescription.answer(made));
    assertThat(own.type()).isEqualTo(SessionDescription.Type.ANSWER);
    assertThat(own.sdp())
        .isEqualTo(
            "v=0\r\na=ice-ufrag:"
                + keys.answerer().iceUfrag()
                + "\r\na=ice-pwd:"
                + keys.answerer().icePwd()
                + "\r\na=ice-options:trickle\r\n");
  }
}
