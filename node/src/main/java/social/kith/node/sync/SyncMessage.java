package social.kith.node.sync;

import java.util.List;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;

/** What two contacts tell each other about items (docs/protocol.md, "Sync"). */
sealed interface SyncMessage {
  /** Longest signed item: a hundred photos with their previews and the longest text. */
  int MAX_ITEM_BYTES = 1_100_000;

  /** Longest encoding. */
  int MAX_BYTES = MAX_ITEM_BYTES + 1_024;

  /** Most items in one message. */
  int MAX_ITEMS = 256;

  /** First in a session: the highest number that the sender holds on disk from the receiver. */
  record Have(long highest) implements SyncMessage {}

  /** Signed items with consecutive numbers. */
  record Items(long firstSeq, List<byte[]> signed) implements SyncMessage {}

  /** All items up to this number are on the sender's disk, after COMMIT. */
  record Ack(long upTo) implements SyncMessage {}

  /** The message as bytes. */
  default byte[] encode() {
    CborMap.Builder map = CborMap.builder();
    if (this instanceof Have have) {
      map.put(0, 1).put(1, have.highest);
    } else if (this instanceof Items items) {
      map.put(0, 2).put(1, items.firstSeq).putBytesList(2, items.signed);
    } else if (this instanceof Ack ack) {
      map.put(0, 3).put(1, ack.upTo);
    }
    return map.build().encode();
  }

  /** Reads a message. */
  static SyncMessage parse(byte[] bytes) throws MalformedException {
    CborMap map = CborMap.decode(bytes, MAX_BYTES);
    return switch ((int) map.requireLong(0, 1, 3)) {
      case 1 -> new Have(map.requireLong(1, 0, Long.MAX_VALUE));
      case 2 ->
          new Items(
              map.requireLong(1, 1, Long.MAX_VALUE - MAX_ITEMS),
              map.requireBytesList(2, MAX_ITEMS, MAX_ITEM_BYTES));
      default -> new Ack(map.requireLong(1, 0, Long.MAX_VALUE));
    };
  }
}
