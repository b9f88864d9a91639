package social.kith.node.meet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;

/**
 * An envelope as it lies at a broker (docs/protocol.md, "Brokers"): 4,096 bytes, whatever is in it,
 * all of them random to everybody but the two. Who takes it for somebody else's, or brings it back
 * to its sender, brings nothing.
 */
final class Parcel {
  /** Size of every parcel. */
  static final int SIZE_BYTES = 4_096;

  private static final int SEALING_BYTES = 12 + 16;
  private static final int TEXT_BYTES = SIZE_BYTES - SEALING_BYTES;

  private Parcel() {}

  /** Seals an envelope for whoever has the tag. */
  static byte[] seal(MeetingSecret secret, ContactId from, MeetingTag tag, byte[] envelope) {
    if (envelope.length > MeetingMessage.MAX_ENVELOPE_BYTES) {
      throw new IllegalArgumentException("an envelope of " + envelope.length + " bytes");
    }
    byte[] text =
        ByteBuffer.allocate(TEXT_BYTES).putShort((short) envelope.length).put(envelope).array();
    return secret.sealParcel(from, tag.bytes(), text);
  }

  /**
   * Opens what came.
   *
   * @param from who must have sealed it
   * @param tag of the topic that it came by
   */
  static byte[] open(MeetingSecret secret, ContactId from, MeetingTag tag, byte[] parcel)
      throws MalformedException {
    if (parcel.length != SIZE_BYTES) {
      throw new MalformedException("a parcel of " + parcel.length + " bytes");
    }
    return envelope(secret.openParcel(from, tag.bytes(), parcel));
  }

  /** What is inside. */
  static byte[] envelope(byte[] text) throws MalformedException {
    int length = text.length == TEXT_BYTES ? ByteBuffer.wrap(text).getShort() : -1;
    if (length < 1 || length > MeetingMessage.MAX_ENVELOPE_BYTES) {
      throw new MalformedException("a parcel with an envelope of " + length + " bytes");
    }
    return Arrays.copyOfRange(text, Short.BYTES, Short.BYTES + length);
  }
}
