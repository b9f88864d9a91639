package social.kith.node.peer.client;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Entries as bytes: length (4), CRC-32 (4), then so many bytes of a kind and its fields, numbers
 * big-endian.
 */
final class JournalCodec {
  static final int HEADER_BYTES = 8;
  static final int MAX_ENTRY_BYTES = PeerClient.MAX_MESSAGE_BYTES + 16;

  private JournalCodec() {}

  static byte[] encode(JournalEntry entry) {
    byte[] body = body(entry);
    return ByteBuffer.allocate(HEADER_BYTES + body.length)
        .putInt(body.length)
        .putInt(crc(body))
        .put(body)
        .array();
  }

  private static byte[] body(JournalEntry entry) {
    if (entry instanceof JournalEntry.Began began) {
      return uuid(ByteBuffer.allocate(17).put((byte) 1), began.stream()).array();
    } else if (entry instanceof JournalEntry.Queued queued) {
      return ByteBuffer.allocate(10 + queued.data().length)
          .put((byte) 2)
          .putLong(queued.number())
          .put((byte) (queued.binary() ? 1 : 0))
          .put(queued.data())
          .array();
    } else if (entry instanceof JournalEntry.Acknowledged acknowledged) {
      return ByteBuffer.allocate(9).put((byte) 3).putLong(acknowledged.number()).array();
    } else if (entry instanceof JournalEntry.Taken taken) {
      return uuid(ByteBuffer.allocate(25).put((byte) 4), taken.stream())
          .putLong(taken.number())
          .array();
    }
    throw new IllegalArgumentException("an entry of no kind");
  }

  private static ByteBuffer uuid(ByteBuffer out, UUID id) {
    return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static int crc(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return (int) crc.getValue();
  }

  /** The next entry; empty at the end, and where the rest is torn: then the position stays. */
  static Optional<JournalEntry> next(ByteBuffer in) {
    ByteBuffer ahead = in.duplicate();
    if (ahead.remaining() < HEADER_BYTES) {
      return Optional.empty();
    }
    int length = ahead.getInt();
    int crc = ahead.getInt();
    if (length < 1 || length > MAX_ENTRY_BYTES || length > ahead.remaining()) {
      return Optional.empty();
    }
    byte[] body = new byte[length];
    ahead.get(body);
    if (crc != crc(body)) {
      return Optional.empty();
    }
    Optional<JournalEntry> entry = parse(ByteBuffer.wrap(body));
    if (entry.isPresent()) {
      in.position(ahead.position());
    }
    return entry;
  }

  private static Optional<JournalEntry> parse(ByteBuffer body) {
    try {
      return switch (body.get()) {
        case 1 -> Optional.of(new JournalEntry.Began(uuid(body)));
        case 2 -> {
          long number = body.getLong();
          boolean binary = body.get() == 1;
          byte[] data = new byte[body.remaining()];
          body.get(data);
          yield Optional.of(new JournalEntry.Queued(number, binary, data));
        }
        case 3 -> Optional.of(new JournalEntry.Acknowledged(body.getLong()));
        case 4 -> Optional.of(new JournalEntry.Taken(uuid(body), body.getLong()));
        default -> Optional.empty();
      };
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }
}
