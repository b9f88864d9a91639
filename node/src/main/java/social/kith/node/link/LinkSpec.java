package social.kith.node.link;

import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake;

/**
 * What both sides of a link have agreed on.
 *
 * @param role offerer or answerer; the other side has the other one
 * @param keys ICE credentials and DTLS certificates of both sides
 * @param self who proves to be at this end
 * @param expectedPeer who has to be at the other end; empty for an invite's inviter
 * @param psk secret that both prove to know; borrowed, the owner closes it after the link
 * @param pskId names the psk, at most 32 bytes
 * @param name for logs: 8 hexadecimal digits
 */
public record LinkSpec(
    SessionHandshake.Role role,
    LinkKeys keys,
    Identity self,
    Optional<ContactId> expectedPeer,
    Secret psk,
    byte[] pskId,
    String name) {

  /** Whether it ends when the two are contacts; between contacts the psk has no name. */
  boolean isOfInvite() {
    return pskId.length > 0;
  }

  /** When both sides dial, once they have lost each other for long (docs/protocol.md, "Link"). */
  long phaseMs() {
    String start = keys.offerer().fingerprint().substring(0, "AB:CD:EF:01".length());
    return Long.parseLong(start.replace(":", ""), 16) % Dialler.LONG_GONE_MS;
  }

  /** What a handshake over a transport with these DTLS certificates starts from. */
  SessionHandshake.Config handshake(String ownFingerprint, String peerFingerprint) {
    return new SessionHandshake.Config(
        self, role, expectedPeer, psk, pskId, ownFingerprint, peerFingerprint);
  }
}
