package social.kith.node.contact;

import java.util.HexFormat;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.Label;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake;
import social.kith.node.link.LinkSpec;

/** What both ends of an invite derive from its secret. */
final class InviteKeys {
  private static final int ID_BYTES = 8;

  private InviteKeys() {}

  /** Names an invite without telling its secret: 16 hexadecimal digits. */
  static String id(Secret inviteSecret) {
    try (Secret named = inviteSecret.derive(Label.INVITE_ID)) {
      return HexFormat.of().formatHex(named.copyBytes(), 0, ID_BYTES);
    }
  }

  static Secret linkSeed(Secret inviteSecret) {
    return inviteSecret.derive(Label.INVITE_LINK_SEED);
  }

  /** The link on which the inviter waits as the answerer and the invited dials as the offerer. */
  static LinkSpec spec(
      Secret inviteSecret,
      SessionHandshake.Role role,
      Identity self,
      Optional<ContactId> expectedPeer,
      Secret psk) {
    String id = id(inviteSecret);
    try (Secret seed = linkSeed(inviteSecret)) {
      return new LinkSpec(
          role,
          LinkKeys.derive(seed),
          self,
          expectedPeer,
          psk,
          HexFormat.of().parseHex(id),
          id.substring(0, 8));
    }
  }
}
