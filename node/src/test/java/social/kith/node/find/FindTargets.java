package social.kith.node.find;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;
import social.kith.fuzz.Target;

/** Addresses, invites, the replies to them, and answers of STUN servers. */
public final class FindTargets {
  private static final int CHECK_BYTES = 4;

  private FindTargets() {}

  /** All of them. */
  public static List<Target> all() {
    List<InetSocketAddress> addresses =
        List.of(new InetSocketAddress("192.0.2.7", 1), new InetSocketAddress("2001:db8::7", 2));
    Instant now = Instant.now();
    String invite =
        new Invite(Identity.generate().id(), Secret.random(), now.plusSeconds(900), addresses)
            .encode();
    byte[] bytes = Base32.decode(invite.substring("KITH:".length())).orElseThrow();
    String reply = new ReplyCode("0123456789abcdef", addresses).encode();
    byte[] replied = Base32.decode(reply.substring("KITH-REPLY:".length())).orElseThrow();
    return List.of(
        Target.of(
                "addresses",
                Target.UNLIMITED,
                List.of(Addresses.encode(addresses), new byte[1]),
                Addresses::parse)
            .refusingBy(MalformedException.class),
        Target.of(
                "STUN answer",
                Target.UNLIMITED,
                List.of(StunMessageTest.RFC_IPV4, StunMessageTest.RFC_IPV6),
                answer -> StunMessage.parse(answer, StunMessageTest.TRANSACTION))
            .refusingBy(MalformedException.class),
        Target.ofText("Base32", Target.UNLIMITED, List.of("MZXW6YTB"), Base32::decode),
        Target.ofText(
                "invite",
                Target.UNLIMITED,
                List.of(invite, "Come in: " + invite.toLowerCase().replaceAll("(.{20})", "$1\n")),
                text -> Invite.parse(text, now))
            .refusingBy(InviteException.class),
        Target.prepared(
                "invite, checked",
                Target.UNLIMITED,
                List.of(Arrays.copyOf(bytes, bytes.length - CHECK_BYTES)),
                in -> {
                  String text = "KITH:" + Base32.encode(checked(in));
                  return () -> Invite.parse(text, now);
                })
            .refusingBy(InviteException.class),
        Target.ofText("reply to an invite", Target.UNLIMITED, List.of(reply), ReplyCode::parse)
            .refusingBy(InviteException.class),
        Target.prepared(
                "reply to an invite, checked",
                Target.UNLIMITED,
                List.of(Arrays.copyOf(replied, replied.length - CHECK_BYTES)),
                in -> {
                  String text = "KITH-REPLY:" + Base32.encode(checked(in));
                  return () -> ReplyCode.parse(text);
                })
            .refusingBy(InviteException.class));
  }

  /** As made by somebody who gives a wrong invite the right check value. */
  private static byte[] checked(byte[] body) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(body);
    out.write(MessageDigest.getInstance("SHA-256").digest(body), 0, CHECK_BYTES);
    return out.toByteArray();
  }
}
