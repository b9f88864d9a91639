package social.kith.node.meet;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;
import social.kith.crypto.SignedWeeklyKey;
import social.kith.crypto.WeeklyKey;
import social.kith.crypto.WeeklyKeyId;

/**
 * What goes from one of the two to the other, one kind byte first: an address record sealed to a
 * weekly key, or a weekly key for somebody who has none, or an old one.
 */
sealed interface Envelope {
  /** Where the sender waits. */
  record Record(AddressRecord record) implements Envelope {}

  /** The sender's newest weekly key, verified, as it was signed. */
  record Notice(byte[] weeklyKey) implements Envelope {}

  /** It was sealed to a key that is gone: the sender needs a newer one. */
  record OldKey() implements Envelope {}

  /** First byte of a sealed address record. */
  int RECORD = 1;

  /** First byte of a weekly key. */
  int NOTICE = 2;

  /**
   * Seals an address record.
   *
   * @param theirs the receiver's weekly key as they signed it
   */
  static byte[] record(
      MeetingSecret secret, Identity self, IdentityKey to, byte[] theirs, AddressRecord record)
      throws MalformedException {
    SignedWeeklyKey key = SignedWeeklyKey.verify(to, theirs);
    return kind(RECORD, secret.seal(self, to.contactId(), key, record.encode()));
  }

  /** Seals one's own weekly key. */
  static byte[] notice(MeetingSecret secret, byte[] own) {
    return kind(NOTICE, secret.sealNotice(own));
  }

  private static byte[] kind(int kind, byte[] body) {
    byte[] envelope = new byte[1 + body.length];
    envelope[0] = (byte) kind;
    System.arraycopy(body, 0, envelope, 1, body.length);
    return envelope;
  }

  /** Opens what came. */
  static Envelope open(
      MeetingSecret secret,
      ContactId self,
      IdentityKey from,
      Function<WeeklyKeyId, Optional<WeeklyKey>> keys,
      byte[] envelope)
      throws MalformedException {
    if (envelope.length == 0) {
      throw new MalformedException("an envelope without a kind");
    }
    byte[] body = Arrays.copyOfRange(envelope, 1, envelope.length);
    if (envelope[0] == NOTICE) {
      return new Notice(secret.openNotice(from, body));
    }
    if (envelope[0] != RECORD) {
      throw new MalformedException("an envelope of kind " + envelope[0]);
    }
    Optional<byte[]> text = secret.open(self, from, keys, body);
    return text.isEmpty() ? new OldKey() : new Record(AddressRecord.parse(text.get()));
  }
}
