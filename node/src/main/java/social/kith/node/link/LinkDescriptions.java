package social.kith.node.link;

import java.util.concurrent.CompletableFuture;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.node.peer.CertificatePem;
import social.kith.node.peer.PeerConnection;
import social.kith.node.peer.SessionDescription;

/**
 * Both descriptions of a link, made from its keys alone: nothing is signalled. This side's own is
 * what libwebrtc makes, with the derived ICE credentials written over; the other side's is a
 * template (RFC 8839, RFC 8841, RFC 8842).
 */
final class LinkDescriptions {
  private final Role role;
  private final LinkKeys.Side own;
  private final LinkKeys.Side peer;
  private final CertificatePem certificate;

  LinkDescriptions(LinkKeys keys, Role role) {
    this.role = role;
    this.own = role == Role.OFFERER ? keys.offerer() : keys.answerer();
    this.peer = role == Role.OFFERER ? keys.answerer() : keys.offerer();
    this.certificate = new CertificatePem(own.privateKeyPem(), own.certificatePem());
  }

  CertificatePem certificate() {
    return certificate;
  }

  String ownFingerprint() {
    return own.fingerprint();
  }

  String peerFingerprint() {
    return peer.fingerprint();
  }

  /** Sets both descriptions; the connection waits for the other side from then on. */
  CompletableFuture<Void> apply(PeerConnection connection) {
    if (role == Role.OFFERER) {
      return connection
          .createOffer()
          .thenCompose(offer -> connection.setLocalDescription(withOwnCredentials(offer)))
          .thenCompose(
              done -> connection.setRemoteDescription(SessionDescription.answer(remote("active"))));
    }
    return connection
        .setRemoteDescription(SessionDescription.offer(remote("actpass")))
        .thenCompose(done -> connection.createAnswer())
        .thenCompose(answer -> connection.setLocalDescription(withOwnCredentials(answer)));
  }

  SessionDescription withOwnCredentials(SessionDescription made) {
    String sdp =
        made.sdp()
            .replaceAll("(?m)^a=ice-ufrag:.*$", "a=ice-ufrag:" + own.iceUfrag())
            .replaceAll("(?m)^a=ice-pwd:.*$", "a=ice-pwd:" + own.icePwd());
    return new SessionDescription(made.type(), sdp);
  }

  /** The answerer is always the DTLS client. */
  String remote(String setup) {
    return String.join(
        "\r\n",
        "v=0",
        "o=- 1 2 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0",
        "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
        "c=IN IP4 0.0.0.0",
        "a=ice-ufrag:" + peer.iceUfrag(),
        "a=ice-pwd:" + peer.icePwd(),
        "a=fingerprint:sha-256 " + peer.fingerprint(),
        "a=setup:" + setup,
        "a=mid:0",
        "a=sctp-port:5000",
        "a=max-message-size:262144",
        "");
  }
}
