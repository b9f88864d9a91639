package social.kith.node.sync;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.fuzz.Target;
import social.kith.storage.Blobs;
import social.kith.storage.SeenPosts;

/** Messages about items and photos, and the photos' chunks. */
public final class SyncTargets {
  private SyncTargets() {}

  /** All of them. */
  public static List<Target> all() {
    BlobId blob = BlobId.of(new byte[32]);
    byte[] chunk = new byte[40];
    chunk[0] = 1;
    return List.of(
        Target.of(
                "sync message",
                SyncMessage.MAX_BYTES,
                List.of(
                    new SyncMessage.Have(7, 2).encode(),
                    new SyncMessage.Items(1, List.of(new byte[40], new byte[300])).encode(),
                    new SyncMessage.Ack(77).encode(),
                    new SyncMessage.Seen(
                            List.of(new SeenPosts.Seen(ItemId.of(new byte[32]), Instant.EPOCH)))
                        .encode(),
                    new SyncMessage.Noted(List.of(ItemId.of(new byte[32]))).encode()),
                SyncMessage::parse)
            .refusingBy(MalformedException.class),
        Target.of(
                "photo message",
                PhotoMessage.MAX_BYTES,
                List.of(
                    new PhotoMessage.Want(1, blob, 2, 3).encode(),
                    new PhotoMessage.Credit(1, 9, 1).encode(),
                    new PhotoMessage.Stored(blob).encode(),
                    new PhotoMessage.Unavailable(1).encode(),
                    new PhotoMessage.Ask(List.of(blob, blob)).encode()),
                PhotoMessage::parse)
            .refusingBy(MalformedException.class),
        Target.of("chunk", 16 + Blobs.CHUNK_BYTES, List.of(chunk), ChunkFrame::parse)
            .refusingBy(MalformedException.class));
  }
}
