package social.kith.node.sync;

import java.util.ArrayList;
import java.util.List;
import social.kith.crypto.BlobId;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;

/** What two contacts tell each other about photos (docs/protocol.md, "Photos"). */
sealed interface PhotoMessage {
  /** Longest encoding. */
  int MAX_BYTES = 16_384;

  /** Most blobs in one {@link Ask}. */
  int MAX_ASKED = 256;

  /** Highest transfer number and chunk number. */
  long MAX_NUMBER = 0xFFFF_FFFFL;

  /**
   * Send me this blob.
   *
   * @param transfer chosen by the asker; names the transfer in this session
   * @param blob what is wanted
   * @param firstChunk the first chunk that the asker does not have
   * @param credit chunks below this number may be sent now
   */
  record Want(long transfer, BlobId blob, int firstChunk, int credit) implements PhotoMessage {}

  /**
   * Chunks below this number may be sent now.
   *
   * @param stored how many are on the sender's disk, from the first one on
   */
  record Credit(long transfer, int credit, int stored) implements PhotoMessage {}

  /** The blob is whole, verified and on the sender's disk, after COMMIT. */
  record Stored(BlobId blob) implements PhotoMessage {}

  /** The blob of this transfer cannot be had. */
  record Unavailable(long transfer) implements PhotoMessage {}

  /** Which of these do you have? Each that is there is answered by {@link Stored}. */
  record Ask(List<BlobId> blobs) implements PhotoMessage {}

  /** The message as bytes. */
  default byte[] encode() {
    CborMap.Builder map = CborMap.builder();
    if (this instanceof Want want) {
      map.put(0, 1).put(1, want.transfer).put(2, want.blob.bytes());
      map.put(3, want.firstChunk).put(4, want.credit);
    } else if (this instanceof Credit credit) {
      map.put(0, 2).put(1, credit.transfer).put(3, credit.stored).put(4, credit.credit);
    } else if (this instanceof Stored stored) {
      map.put(0, 3).put(2, stored.blob.bytes());
    } else if (this instanceof Unavailable unavailable) {
      map.put(0, 4).put(1, unavailable.transfer);
    } else if (this instanceof Ask ask) {
      map.put(0, 5).putBytesList(5, ask.blobs.stream().map(BlobId::bytes).toList());
    }
    return map.build().encode();
  }

  /** Reads a message. */
  static PhotoMessage parse(byte[] bytes) throws MalformedException {
    CborMap map = CborMap.decode(bytes, MAX_BYTES);
    return switch ((int) map.requireLong(0, 1, 5)) {
      case 1 ->
          new Want(transfer(map), blob(map.requireBytes(2, 32, 32)), chunk(map, 3), credit(map));
      case 2 -> new Credit(transfer(map), credit(map), chunk(map, 3));
      case 3 -> new Stored(blob(map.requireBytes(2, 32, 32)));
      case 4 -> new Unavailable(transfer(map));
      default -> {
        List<BlobId> asked = new ArrayList<>();
        for (byte[] id : map.requireBytesList(5, MAX_ASKED, 32)) {
          asked.add(blob(id));
        }
        yield new Ask(List.copyOf(asked));
      }
    };
  }

  private static long transfer(CborMap map) throws MalformedException {
    return map.requireLong(1, 0, MAX_NUMBER);
  }

  private static int credit(CborMap map) throws MalformedException {
    return chunk(map, 4);
  }

  private static int chunk(CborMap map, int key) throws MalformedException {
    return (int) map.requireLong(key, 0, Integer.MAX_VALUE);
  }

  private static BlobId blob(byte[] id) throws MalformedException {
    if (id.length != 32) {
      throw new MalformedException("a blob id of " + id.length + " bytes");
    }
    return BlobId.of(id);
  }
}
