package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.MalformedException;
import social.kith.fuzz.Target;
import social.kith.node.find.HostName;

/** Contact messages. */
public final class ContactTargets {
  private ContactTargets() {}

  /** All of them. */
  public static List<Target> all() {
    List<InetSocketAddress> addresses =
        List.of(new InetSocketAddress("192.0.2.7", 1), new InetSocketAddress("2001:db8::7", 2));
    return List.of(
        Target.of(
                "contact message",
                ContactMessage.MAX_BYTES,
                List.of(
                    new ContactMessage.Pair("Bob", addresses).encode(),
                    new ContactMessage.Paired(addresses).encode(),
                    new ContactMessage.Start(
                            "Bob",
                            addresses,
                            true,
                            Optional.of(new byte[9]),
                            Optional.of(new HostPlace(new HostName("home.example.org"), 25_484)))
                        .encode()),
                ContactMessage::parse)
            .refusingBy(MalformedException.class));
  }
}
