package social.kith.node.meet.lan;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;

/**
 * The text of an announcement (docs/protocol.md, "On the same network"): {@code v=} with a version
 * and the last byte of the slot's number, then {@code 0=}, {@code 1=}, … with up to 24 marks each.
 *
 * @param slot last byte of the number of the stretch of time, 0 to 255
 * @param marks each of {@link MeetingSecret#LAN_MARK_BYTES}
 */
record LanText(int slot, List<byte[]> marks) {
  /** Most contacts in an announcement. */
  static final int MAX_MARKS = 96;

  /** Longest text. */
  static final int MAX_BYTES = 1_024;

  private static final int VERSION = 1;
  private static final int HEAD_BYTES = 5;
  private static final int PER_STRING = 24;

  /** Their number is filled up to a multiple of this, so that it tells little. */
  private static final int STEP = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** In an order that tells nothing, and with marks that are nobody's. */
  byte[] encode() {
    List<byte[]> all = new ArrayList<>(marks);
    while (all.size() % STEP > 0) {
      byte[] nobody = new byte[MeetingSecret.LAN_MARK_BYTES];
      RANDOM.nextBytes(nobody);
      all.add(nobody);
    }
    Collections.shuffle(all, RANDOM);
    ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);
    out.put((byte) (HEAD_BYTES - 1)).put((byte) 'v').put((byte) '=');
    out.put((byte) VERSION).put((byte) slot);
    for (int at = 0; at < all.size(); at += PER_STRING) {
      List<byte[]> some = all.subList(at, Math.min(all.size(), at + PER_STRING));
      out.put((byte) (2 + some.size() * MeetingSecret.LAN_MARK_BYTES));
      out.put((byte) ('0' + at / PER_STRING)).put((byte) '=');
      some.forEach(out::put);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Reads the text of somebody's announcement. */
  static LanText parse(byte[] text) throws MalformedException {
    if (text.length > MAX_BYTES || text.length < HEAD_BYTES) {
      throw new MalformedException("an announcement's text of " + text.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(text);
    byte[] head = string(in);
    if (head.length != HEAD_BYTES - 1 || head[0] != 'v' || head[1] != '=' || head[2] != VERSION) {
      throw new MalformedException("an announcement of another version");
    }
    List<byte[]> marks = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] string = string(in);
      for (int at = 2; at + MeetingSecret.LAN_MARK_BYTES <= string.length; ) {
        marks.add(Arrays.copyOfRange(string, at, at + MeetingSecret.LAN_MARK_BYTES));
        at += MeetingSecret.LAN_MARK_BYTES;
      }
    }
    if (marks.size() > MAX_MARKS) {
      throw new MalformedException("an announcement with " + marks.size() + " marks");
    }
    return new LanText(head[HEAD_BYTES - 2] & 0xFF, List.copyOf(marks));
  }

  private static byte[] string(ByteBuffer in) throws MalformedException {
    int length = in.get() & 0xFF;
    if (length > in.remaining()) {
      throw new MalformedException("a string of " + length + " bytes is cut off");
    }
    byte[] string = new byte[length];
    in.get(string);
    return string;
  }
}
