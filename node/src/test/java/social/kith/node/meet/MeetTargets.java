package social.kith.node.meet;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;
import social.kith.fuzz.Target;

/** Meeting messages and address records. */
public final class MeetTargets {
  private MeetTargets() {}

  /** All of them. */
  public static List<Target> all() {
    MeetingTag tag = new MeetingTag(new byte[MeetingSecret.TAG_BYTES]);
    List<InetSocketAddress> addresses = List.of(new InetSocketAddress("192.0.2.7", 1));
    return List.of(
        Target.of(
                "meeting message",
                MeetingMessage.MAX_BYTES,
                List.of(
                    new MeetingMessage.Watch(Set.of(tag)).encode(),
                    new MeetingMessage.Match(tag).encode(),
                    new MeetingMessage.Carry(tag, new byte[3]).encode()),
                MeetingMessage::parse)
            .refusingBy(MalformedException.class),
        Target.of(
                "address record",
                AddressRecord.SIZE_BYTES,
                List.of(AddressRecord.now(addresses, Instant.now()).encode()),
                AddressRecord::parse)
            .refusingBy(MalformedException.class));
  }
}
