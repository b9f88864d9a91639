package social.kith.node.meet;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;
import social.kith.crypto.Secret;
import social.kith.crypto.WeeklyKey;
import social.kith.crypto.WeeklyKeyId;
import social.kith.fuzz.Target;

/** What comes through a contact of both, and from that contact. */
public final class MeetTargets {
  private static final Identity ALICE = Identity.generate();
  private static final Identity BOB = Identity.generate();
  private static final WeeklyKey KEY = WeeklyKey.generate(Instant.EPOCH);

  private MeetTargets() {}

  /** All of them. */
  public static List<Target> all() throws MalformedException {
    MeetingTag tag = new MeetingTag(new byte[MeetingSecret.TAG_BYTES]);
    AddressRecord record =
        AddressRecord.now(List.of(new InetSocketAddress("192.0.2.7", 1)), Instant.EPOCH);
    return List.of(
        Target.of(
                "meeting message",
                MeetingMessage.MAX_BYTES,
                List.of(
                    new MeetingMessage.Watch(Set.of(tag)).encode(),
                    new MeetingMessage.Match(tag).encode(),
                    new MeetingMessage.Carry(tag, new byte[60]).encode()),
                MeetingMessage::parse)
            .refusingBy(MalformedException.class),
        Target.of(
                "address record",
                AddressRecord.SIZE_BYTES,
                List.of(record.encode()),
                AddressRecord::parse)
            .refusingBy(MalformedException.class),
        envelope(record),
        parcel(),
        Target.of("text of a parcel", Parcel.SIZE_BYTES, List.of(parcelText()), Parcel::envelope)
            .refusingBy(MalformedException.class),
        Target.ofText("topic", Target.UNLIMITED, List.of(Topic.of(tag)), Topic::parse));
  }

  private static Target parcel() {
    MeetingSecret secret = new MeetingSecret(Secret.random());
    MeetingTag tag = new MeetingTag(secret.tag(1));
    byte[] parcel = Parcel.seal(secret, BOB.id(), tag, new byte[60]);
    return Target.of(
            "parcel",
            Parcel.SIZE_BYTES,
            List.of(parcel),
            in -> Parcel.open(secret, BOB.id(), tag, in))
        .refusingBy(MalformedException.class);
  }

  private static byte[] parcelText() {
    return ByteBuffer.allocate(Parcel.SIZE_BYTES - 28).putShort((short) 60).array();
  }

  private static Target envelope(AddressRecord record) throws MalformedException {
    MeetingSecret secret = new MeetingSecret(Secret.random());
    byte[] key = KEY.signed(ALICE);
    return Target.of(
            "envelope",
            Target.UNLIMITED,
            List.of(
                Envelope.record(secret, BOB, ALICE.key(), key, record),
                Envelope.notice(secret, KEY.signed(BOB))),
            in -> Envelope.open(secret, ALICE.id(), BOB.key(), MeetTargets::find, in))
        .refusingBy(MalformedException.class);
  }

  private static Optional<WeeklyKey> find(WeeklyKeyId id) {
    return id.equals(KEY.id()) ? Optional.of(KEY) : Optional.empty();
  }
}
