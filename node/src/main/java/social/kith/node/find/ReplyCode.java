package social.kith.node.find;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import social.kith.crypto.MalformedException;

/**
 * What somebody whose node does not reach the inviter hands back: where it is, so that the
 * inviter's node dials, too (docs/protocol.md, "Reply"). Not secret: it names an invite without
 * telling its secret. With two IPv4 addresses it has 26 bytes.
 *
 * @param inviteId of the invite that it answers, 16 hexadecimal digits
 * @param addresses where the invited node waits; at most 8 of each family
 */
public record ReplyCode(String inviteId, List<InetSocketAddress> addresses) {
  private static final int VERSION = 1;
  private static final int ID_BYTES = 8;
  private static final CodeText FORM = new CodeText("KITH-REPLY:");

  /** Copies the addresses. */
  public ReplyCode {
    addresses = List.copyOf(addresses);
  }

  /** The reply as text. */
  public String encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    out.writeBytes(HexFormat.of().parseHex(inviteId));
    out.writeBytes(Addresses.encode(addresses));
    return FORM.encode(out.toByteArray());
  }

  /** Whether a text has a reply in it, whole or not. */
  static boolean isIn(String text) {
    return FORM.isIn(text);
  }

  /** Reads a reply out of a pasted text, which may have words and line breaks round it. */
  public static ReplyCode parse(String text) throws InviteException {
    byte[] bytes = FORM.find(text).orElseThrow(() -> notThere(text));
    if ((bytes[0] & 0xFF) > VERSION) {
      throw new InviteException(
          InviteException.Reason.NEWER_VERSION,
          "This reply was made by a newer Kith. Update Kith on this machine and paste it again.");
    }
    if (bytes[0] != VERSION || bytes.length < 1 + ID_BYTES) {
      throw damaged();
    }
    try {
      String id = HexFormat.of().formatHex(bytes, 1, 1 + ID_BYTES);
      byte[] rest = Arrays.copyOfRange(bytes, 1 + ID_BYTES, bytes.length);
      ByteBuffer in = ByteBuffer.wrap(rest);
      ReplyCode reply = new ReplyCode(id, Addresses.read(in));
      if (in.hasRemaining() || reply.addresses.isEmpty()) {
        throw damaged();
      }
      return reply;
    } catch (MalformedException e) {
      throw damaged();
    }
  }

  private static InviteException notThere(String text) {
    if (Invite.isIn(text)) {
      return new InviteException(
          InviteException.Reason.DAMAGED,
          "This is an invite, not a reply to one. Use it where you use invites of others.");
    }
    return damaged();
  }

  private static InviteException damaged() {
    return new InviteException(
        InviteException.Reason.DAMAGED,
        "This is not a whole reply. Copy all of it, from KITH-REPLY: to the end, and paste it"
            + " again.");
  }
}
