package social.kith.node.find;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;

/**
 * What a new contact needs to reach the inviter and to prove that the invite was given to them
 * (docs/protocol.md, "Invite"). Its text, {@code KITH:} and Base32, is link, text and QR content in
 * one: it survives any messenger and fits a QR code's alphanumeric mode.
 *
 * @param inviter whose identity key will be met
 * @param secret known to nobody but who was given the invite
 * @param expiresAt end of its use, in whole minutes
 * @param addresses where the inviter waits; at most 8 of each family
 */
public record Invite(
    ContactId inviter, Secret secret, Instant expiresAt, List<InetSocketAddress> addresses) {
  private static final int VERSION = 1;
  private static final CodeText FORM = new CodeText("KITH:");

  /** Rounds the expiry up to a whole minute and copies the addresses. */
  public Invite {
    Instant minute = expiresAt.truncatedTo(ChronoUnit.MINUTES);
    expiresAt = minute.equals(expiresAt) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    addresses = List.copyOf(addresses);
  }

  /** The same with other addresses. */
  public Invite with(List<InetSocketAddress> others) {
    return new Invite(inviter, secret, expiresAt, others);
  }

  /** The invite as text. */
  public String encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    out.writeBytes(inviter.bytes());
    out.writeBytes(secret.copyBytes());
    int minutes = Math.toIntExact(expiresAt.getEpochSecond() / 60);
    out.writeBytes(ByteBuffer.allocate(4).putInt(minutes).array());
    out.writeBytes(Addresses.encode(addresses));
    return FORM.encode(out.toByteArray());
  }

  /**
   * Reads an invite out of a pasted text, which may have words and line breaks round it.
   *
   * @param now to tell an expired one
   */
  public static Invite parse(String text, Instant now) throws InviteException {
    byte[] bytes = FORM.find(text).orElseThrow(() -> notThere(text));
    if ((bytes[0] & 0xFF) > VERSION) {
      throw new InviteException(
          InviteException.Reason.NEWER_VERSION,
          "This invite was made by a newer Kith. Update Kith on this machine and paste it again.");
    }
    Invite invite = parse(bytes);
    if (!invite.expiresAt.isAfter(now)) {
      throw new InviteException(
          InviteException.Reason.EXPIRED,
          "This invite has expired. Ask for a new one, and check that both clocks are right.");
    }
    return invite;
  }

  /** Whether a text has an invite in it, whole or not. */
  static boolean isIn(String text) {
    return FORM.isIn(text);
  }

  private static InviteException notThere(String text) {
    if (ReplyCode.isIn(text)) {
      return new InviteException(
          InviteException.Reason.DAMAGED,
          "This is a reply to an invite, not an invite. It belongs to whoever made the invite:"
              + " they paste it under the invite’s code.");
    }
    return damaged();
  }

  private static Invite parse(byte[] body) throws InviteException {
    if (body[0] != VERSION) {
      throw damaged();
    }
    ByteBuffer in = ByteBuffer.wrap(body, 1, body.length - 1);
    try {
      ContactId inviter = ContactId.of(take32(in));
      Secret secret = Secret.of(take32(in));
      Instant expiresAt = Instant.ofEpochSecond(in.getInt() * 60L);
      List<InetSocketAddress> addresses = Addresses.read(in);
      if (in.hasRemaining()) {
        throw damaged();
      }
      return new Invite(inviter, secret, expiresAt, addresses);
    } catch (BufferUnderflowException | MalformedException e) {
      throw damaged();
    }
  }

  private static byte[] take32(ByteBuffer in) {
    byte[] taken = new byte[32];
    in.get(taken);
    return taken;
  }

  private static InviteException damaged() {
    return new InviteException(
        InviteException.Reason.DAMAGED,
        "This is not a whole invite. Copy all of it, from KITH: to the end, and paste it again.");
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "Invite[" + inviter.shortHex() + "]";
  }
}
