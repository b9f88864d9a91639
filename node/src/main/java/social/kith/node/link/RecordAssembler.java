package social.kith.node.link;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.MalformedException;

/**
 * Splits messages into control records and joins them again. A record is {@code kind (1 byte) ‖
 * more (1 byte: 1 if another record continues this message, else 0) ‖ part}.
 */
final class RecordAssembler {
  /** Longest message: an item with a hundred previews. */
  static final int MAX_MESSAGE_BYTES = 1_200_000;

  private static final int HEADER_BYTES = 2;

  /**
   * On a link of 64 kbit/s a record takes a second; a link where nothing comes for three is dead.
   */
  private static final int MAX_PART_BYTES = 8 * 1024;

  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private @Nullable RecordKind pending;
  private RecordKind lastKind = RecordKind.PING;

  /** A whole message. */
  record Message(RecordKind kind, byte[] body) {}

  /** The records of a message, in order. */
  static List<byte[]> split(RecordKind kind, byte[] body) {
    if (body.length > MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException("a message of " + body.length + " bytes is too long");
    }
    List<byte[]> records = new ArrayList<>();
    int offset = 0;
    do {
      int length = Math.min(MAX_PART_BYTES, body.length - offset);
      byte[] part = new byte[HEADER_BYTES + length];
      part[0] = (byte) kind.code();
      part[1] = (byte) (offset + length < body.length ? 1 : 0);
      System.arraycopy(body, offset, part, HEADER_BYTES, length);
      records.add(part);
      offset += length;
    } while (offset < body.length);
    return records;
  }

  /** The kind of the record that was taken last. */
  RecordKind lastKind() {
    return lastKind;
  }

  /** Takes the next record; gives the message if it is the last of one. */
  Optional<Message> add(byte[] part) throws MalformedException {
    if (part.length < HEADER_BYTES || part[1] < 0 || part[1] > 1) {
      throw new MalformedException("a control record of " + part.length + " bytes has no header");
    }
    RecordKind kind =
        RecordKind.ofCode(part[0] & 0xFF)
            .orElseThrow(() -> new MalformedException("unknown kind of control record"));
    lastKind = kind;
    if (pending != null && pending != kind) {
      throw new MalformedException("a control record of another kind inside a message");
    }
    if (parts.size() + part.length - HEADER_BYTES > MAX_MESSAGE_BYTES) {
      throw new MalformedException("a message is longer than " + MAX_MESSAGE_BYTES + " bytes");
    }
    parts.write(part, HEADER_BYTES, part.length - HEADER_BYTES);
    if (part[1] == 1) {
      pending = kind;
      return Optional.empty();
    }
    Message message = new Message(kind, parts.toByteArray());
    parts.reset();
    pending = null;
    return Optional.of(message);
  }
}
