package social.kith.crypto;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.fuzz.Target;

/** What comes from a contact without a session. */
public final class WeeklyKeyTargets {
  private static final Secret SECRET = Secret.of(new byte[Secret.SIZE_BYTES]);
  private static final Identity ALICE = Identity.fromSeed(SECRET);
  private static final Identity BOB = Identity.generate();
  private static final WeeklyKey KEY = WeeklyKey.generate(Instant.EPOCH);

  private WeeklyKeyTargets() {}

  /** All of them. */
  public static List<Target> all() throws MalformedException {
    byte[] signed = KEY.signed(ALICE);
    MeetingSecret meeting = new MeetingSecret(SECRET);
    SignedWeeklyKey published = SignedWeeklyKey.verify(ALICE.key(), signed);
    byte[] sealed = meeting.seal(BOB, ALICE.id(), published, new byte[80]);
    return List.of(
        Target.of(
                "weekly key",
                SignedWeeklyKey.MAX_BYTES,
                List.of(signed),
                in -> SignedWeeklyKey.verify(ALICE.key(), in))
            .refusingBy(MalformedException.class),
        Target.prepared(
                "weekly key, signed",
                Target.UNLIMITED,
                List.of(Signed.payloadUnverified(signed)),
                in -> {
                  byte[] anew = Signed.sign(ALICE, Label.WEEKLY_KEY, in);
                  return () -> SignedWeeklyKey.verify(ALICE.key(), anew);
                })
            .refusingBy(MalformedException.class),
        Target.of(
                "sealed message",
                Target.UNLIMITED,
                List.of(sealed),
                in -> meeting.open(ALICE.id(), BOB.key(), WeeklyKeyTargets::find, in))
            .refusingBy(MalformedException.class),
        Target.of(
                "key notice",
                Target.UNLIMITED,
                List.of(meeting.sealNotice(signed)),
                in -> meeting.openNotice(ALICE.key(), in))
            .refusingBy(MalformedException.class));
  }

  private static Optional<WeeklyKey> find(WeeklyKeyId id) {
    return id.equals(KEY.id()) ? Optional.of(KEY) : Optional.empty();
  }
}
