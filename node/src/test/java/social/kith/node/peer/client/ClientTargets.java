package social.kith.node.peer.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.fuzz.Target;
import social.kith.node.peer.DataChannel;

/** What comes over a client's connection, and what lies in its journal. */
public final class ClientTargets {
  private static final UUID ID = new UUID(3, 4);

  private ClientTargets() {}

  /** All of them. */
  public static List<Target> all() {
    byte[] json =
        "{\"step\":\"ring\",\"call\":\"1\",\"tracks\":[1,2.5,null]}"
            .getBytes(StandardCharsets.UTF_8);
    List<byte[]> entries =
        List.of(
            JournalCodec.encode(new JournalEntry.Began(ID)),
            JournalCodec.encode(new JournalEntry.Queued(1, true, new byte[30])),
            JournalCodec.encode(new JournalEntry.Acknowledged(1)),
            JournalCodec.encode(new JournalEntry.Taken(ID, 5)));
    return List.of(
        Target.of("client frame", DataChannel.MAX_MESSAGE_BYTES, frames(), Frame::parse)
            .refusingBy(MalformedException.class),
        Target.of("client JSON", Target.UNLIMITED, List.of(json), Json::tree)
            .refusingBy(ClientException.class),
        Target.of(
            "journal", Target.UNLIMITED, entries, in -> JournalCodec.next(ByteBuffer.wrap(in))),
        Target.of(
            "journal, checked",
            Target.UNLIMITED,
            entries,
            in -> JournalCodec.next(ByteBuffer.wrap(checked(in)))));
  }

  private static List<byte[]> frames() {
    return List.of(
        new Frame.Hello(Identity.generate().key(), new byte[32], ID, 5).encode(),
        new Frame.Proof(new byte[90]).encode(),
        new Frame.Resume(ID, ID, 6).encode(),
        new Frame.Message(7, true, new byte[] {8}).encode(),
        new Frame.Acknowledge(9).encode(),
        new Frame.Signalling(new byte[] {'{', '}'}).encode(),
        new Frame.Superseded().encode());
  }

  /** With the length and check value that belong to the body. */
  private static byte[] checked(byte[] entry) {
    if (entry.length <= JournalCodec.HEADER_BYTES) {
      return entry;
    }
    int size = entry.length - JournalCodec.HEADER_BYTES;
    CRC32 crc = new CRC32();
    crc.update(entry, JournalCodec.HEADER_BYTES, size);
    return ByteBuffer.wrap(entry).putInt(size).putInt((int) crc.getValue()).array();
  }
}
