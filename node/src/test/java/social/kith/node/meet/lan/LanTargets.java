package social.kith.node.meet.lan;

import java.net.InetSocketAddress;
import java.util.List;
import social.kith.crypto.MalformedException;
import social.kith.crypto.MeetingSecret;
import social.kith.fuzz.Target;

/** What anybody on the network may send. */
public final class LanTargets {
  private LanTargets() {}

  /** All of them. */
  public static List<Target> all() {
    byte[] text = new LanText(7, List.of(new byte[MeetingSecret.LAN_MARK_BYTES])).encode();
    Announcement announcement =
        new Announcement(
            "0123456789abcdef",
            text,
            List.of(
                new InetSocketAddress("192.0.2.7", 1).getAddress(),
                new InetSocketAddress("2001:db8::7", 1).getAddress()));
    return List.of(
        Target.of(
                "announcement",
                DnsMessage.MAX_BYTES,
                List.of(
                    announcement.told("fedcba9876543210").encode(),
                    announcement.goodbye().encode(),
                    DnsMessage.query(Announcement.SERVICE, DnsMessage.PTR).encode()),
                in -> {
                  DnsMessage message = DnsMessage.parse(in);
                  boolean unused = announcement.isAskedBy(message);
                  return Announcement.in(message);
                })
            .refusingBy(MalformedException.class),
        Target.of("announcement's text", LanText.MAX_BYTES, List.of(text), LanText::parse)
            .refusingBy(MalformedException.class));
  }
}
