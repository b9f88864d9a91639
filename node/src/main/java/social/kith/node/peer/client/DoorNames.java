package social.kith.node.peer.client;

import java.util.HexFormat;
import java.util.Optional;
import social.kith.crypto.IdentityKey;

/** What an identity is called on a signalling transport, as a member and as the room it is in. */
final class DoorNames {
  private DoorNames() {}

  static String of(IdentityKey key) {
    return HexFormat.of().formatHex(key.bytes());
  }

  /** Whom a name claims to be of. */
  static Optional<IdentityKey> parse(String name) {
    try {
      byte[] bytes = HexFormat.of().parseHex(name);
      return bytes.length == IdentityKey.SIZE_BYTES && name.equals(HexFormat.of().formatHex(bytes))
          ? Optional.of(IdentityKey.of(bytes))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
