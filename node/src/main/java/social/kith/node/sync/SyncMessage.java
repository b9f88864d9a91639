package social.kith.node.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import social.kith.crypto.CborMap;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Remarks;
import social.kith.storage.SeenPosts;

/** What two contacts tell each other about items (docs/protocol.md, "Sync"). */
sealed interface SyncMessage {
  /** Longest signed item: a hundred photos with their previews and the longest text. */
  int MAX_ITEM_BYTES = 1_100_000;

  /** Longest encoding. */
  int MAX_BYTES = MAX_ITEM_BYTES + 1_024;

  /** Most items in one message. */
  int MAX_ITEMS = 256;

  /** The highest kind of item that this version knows: what is above is kept for a later one. */
  int NEWEST_KIND = Remarks.WIDENED;

  /**
   * First in a session: the highest number that the sender holds on disk from the receiver, and the
   * highest kind of item that it knows.
   */
  record Have(long highest, int knownKind) implements SyncMessage {}

  /** Signed items with consecutive numbers. */
  record Items(long firstSeq, List<byte[]> signed) implements SyncMessage {
    /** How large the items are together. */
    long bytes() {
      return signed.stream().mapToLong(item -> item.length).sum();
    }
  }

  /** All items up to this number are on the sender's disk, after COMMIT. */
  record Ack(long upTo) implements SyncMessage {}

  /** The most posts in a Seen or a Noted. */
  int MAX_SEEN = 256;

  /** The sender has seen these posts of the receiver; times to the minute. */
  record Seen(List<SeenPosts.Seen> posts) implements SyncMessage {}

  /** The sender has heard that its posts were seen. */
  record Noted(List<ItemId> posts) implements SyncMessage {}

  /** The message as bytes. */
  default byte[] encode() {
    CborMap.Builder map = CborMap.builder();
    if (this instanceof Have have) {
      map.put(0, 1).put(1, have.highest).put(2, have.knownKind);
    } else if (this instanceof Items items) {
      map.put(0, 2).put(1, items.firstSeq).putBytesList(2, items.signed);
    } else if (this instanceof Ack ack) {
      map.put(0, 3).put(1, ack.upTo);
    } else if (this instanceof Seen seen) {
      map.put(0, 4).put(1, seen.posts.stream().map(SyncMessage::encode).toList());
    } else if (this instanceof Noted noted) {
      map.put(0, 5).putBytesList(1, noted.posts.stream().map(ItemId::bytes).toList());
    }
    return map.build().encode();
  }

  // The first version did not say it.
  private static int knownKind(CborMap map) throws MalformedException {
    return map.has(2) ? (int) map.requireLong(2, 1, 1_000_000) : 1;
  }

  /** Reads a message. */
  static SyncMessage parse(byte[] bytes) throws MalformedException {
    CborMap map = CborMap.decode(bytes, MAX_BYTES);
    return switch ((int) map.requireLong(0, 1, 5)) {
      case 1 -> new Have(map.requireLong(1, 0, Long.MAX_VALUE), knownKind(map));
      case 2 ->
          new Items(
              map.requireLong(1, 1, Long.MAX_VALUE - MAX_ITEMS),
              map.requireBytesList(2, MAX_ITEMS, MAX_ITEM_BYTES));
      case 3 -> new Ack(map.requireLong(1, 0, Long.MAX_VALUE));
      case 4 -> parseSeen(map);
      default -> parseNoted(map);
    };
  }

  private static CborMap encode(SeenPosts.Seen seen) {
    return CborMap.builder()
        .put(1, seen.post().bytes())
        .put(2, Math.max(0, seen.at().getEpochSecond() / 60))
        .build();
  }

  private static Seen parseSeen(CborMap map) throws MalformedException {
    List<SeenPosts.Seen> posts = new ArrayList<>();
    for (CborMap seen : map.requireMaps(1, MAX_SEEN)) {
      long minutes = seen.requireLong(2, 0, 0xffffffffL);
      posts.add(
          new SeenPosts.Seen(
              ItemId.of(seen.requireBytes(1, 32, 32)), Instant.ofEpochSecond(minutes * 60)));
    }
    return new Seen(List.copyOf(posts));
  }

  private static Noted parseNoted(CborMap map) throws MalformedException {
    List<ItemId> posts = new ArrayList<>();
    for (byte[] id : map.requireBytesList(1, MAX_SEEN, 32)) {
      if (id.length != 32) {
        throw new MalformedException("an item id of " + id.length + " bytes");
      }
      posts.add(ItemId.of(id));
    }
    return new Noted(List.copyOf(posts));
  }
}
