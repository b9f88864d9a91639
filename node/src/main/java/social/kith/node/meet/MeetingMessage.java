package social.kith.node.meet;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;

/**
 * What a node and the contact that others may be met through tell each other (docs/protocol.md,
 * "Meeting").
 */
sealed interface MeetingMessage {
  /** Most tags that one contact looks for: 2,000 contacts in three stretches of time. */
  int MAX_TAGS = 6_000;

  /** Longest envelope. */
  int MAX_ENVELOPE_BYTES = 2_048;

  /** Longest encoding. */
  int MAX_BYTES = 1_024 + MAX_TAGS * (MeetingSecret.TAG_BYTES + 1);

  /** These are the tags that the sender looks for, and no others. */
  record Watch(Set<MeetingTag> tags) implements MeetingMessage {}

  /** Somebody else looks for this tag, and is online with the sender. */
  record Match(MeetingTag tag) implements MeetingMessage {}

  /** An envelope to or from the other one who looks for this tag; borrowed. */
  record Carry(MeetingTag tag, byte[] envelope) implements MeetingMessage {}

  /** The message as bytes. */
  default byte[] encode() {
    CborMap.Builder map = CborMap.builder();
    if (this instanceof Watch watch) {
      map.put(0, 1).putBytesList(1, watch.tags.stream().map(MeetingTag::bytes).toList());
    } else if (this instanceof Match match) {
      map.put(0, 2).put(1, match.tag.bytes());
    } else if (this instanceof Carry carry) {
      map.put(0, 3).put(1, carry.tag.bytes()).put(2, carry.envelope);
    }
    return map.build().encode();
  }

  /** Reads a message. */
  static MeetingMessage parse(byte[] bytes) throws MalformedException {
    CborMap map = CborMap.decode(bytes, MAX_BYTES);
    return switch ((int) map.requireLong(0, 1, 3)) {
      case 1 -> new Watch(tags(map.requireBytesList(1, MAX_TAGS, MeetingSecret.TAG_BYTES)));
      case 2 -> new Match(tag(map));
      default -> new Carry(tag(map), map.requireBytes(2, 1, MAX_ENVELOPE_BYTES));
    };
  }

  private static MeetingTag tag(CborMap map) throws MalformedException {
    return new MeetingTag(map.requireBytes(1, MeetingSecret.TAG_BYTES, MeetingSecret.TAG_BYTES));
  }

  private static Set<MeetingTag> tags(Collection<byte[]> all) throws MalformedException {
    Set<MeetingTag> tags = new LinkedHashSet<>();
    for (byte[] bytes : all) {
      if (bytes.length != MeetingSecret.TAG_BYTES) {
        throw new MalformedException("a tag of " + bytes.length + " bytes");
      }
      tags.add(new MeetingTag(bytes));
    }
    return tags;
  }
}
