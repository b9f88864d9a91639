package social.kith.node.feed;

import java.util.Optional;
import social.kith.crypto.CborMap;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;

/** Something that a person says about a post, signed by them (docs/protocol.md, "Conversation"). */
public sealed interface Said permits Reply, Reaction, Removal {
  /** By its writer's clock, milliseconds since 1970. */
  long createdAtMs();

  /** What it is about. */
  ItemId post();

  /** Which kind of item it is. */
  int kind();

  /** The payload. */
  byte[] encode();

  /** Of a removal: what it takes back. */
  default Optional<ItemId> target() {
    return Optional.empty();
  }

  /**
   * Reads one.
   *
   * @throws MalformedException if it is of another kind, or not as the protocol says
   */
  static Said parse(int kind, CborMap map) throws MalformedException {
    return switch (kind) {
      case Reply.KIND -> Reply.parse(map);
      case Reaction.KIND -> Reaction.parse(map);
      case Removal.KIND -> Removal.parse(map);
      default -> throw new MalformedException("kind " + kind + " is not said about a post");
    };
  }
}
