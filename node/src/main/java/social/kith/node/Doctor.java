package social.kith.node;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import social.kith.node.check.BrokersCheck;
import social.kith.node.check.Check;
import social.kith.node.check.Checkup;
import social.kith.node.check.ClockCheck;
import social.kith.node.check.DatabaseCheck;
import social.kith.node.check.Finding;
import social.kith.node.check.FolderCheck;
import social.kith.node.check.JavaCheck;
import social.kith.node.check.LinkPortsCheck;
import social.kith.node.check.NativeCheck;
import social.kith.node.check.NetworkCheck;
import social.kith.node.check.PortMappingCheck;
import social.kith.node.check.StunCheck;
import social.kith.node.contact.ContactLink;
import social.kith.node.find.NatMapping;
import social.kith.node.meet.broker.MqttConnector;
import social.kith.storage.Contact;

/**
 * Looks at what a node needs: Java, libraries, disk, databases, ports, clock, networks, and the
 * servers that the person chose, who alone are asked. Any thread; it waits for some seconds.
 */
public final class Doctor {
  private final Checkup checkup;
  private volatile NatMapping mapping = NatMapping.UNKNOWN;

  /** For a node that runs. */
  Doctor(Components parts) {
    NodeConfig config = parts.config;
    checkup =
        new Checkup(
            List.of(
                new JavaCheck(),
                NativeCheck.loaded(),
                new FolderCheck(config.home()),
                new DatabaseCheck(parts.health::problems),
                new LinkPortsCheck(config.firstLinkPort(), () -> links(parts)),
                new ClockCheck(config.clock(), ZoneId.systemDefault(), () -> latest(parts)),
                new NetworkCheck(config.network() == NodeConfig.Network.LOOPBACK),
                new PortMappingCheck(() -> Waiting.on(parts.loop.submit(parts.mappings::status))),
                new StunCheck(
                    parts.live.iceServers()::inUse,
                    PathWords.routerTakesAnotherPort(config.firstLinkPort()),
                    seen -> mapping = seen),
                new BrokersCheck(
                    parts.brokers::chosen, new MqttConnector(parts.loop), parts.loop)));
  }

  /** Runs every check of the node and waits for what they find. */
  public List<CheckView> run() {
    return views(checkup);
  }

  /**
   * What can be looked at while no node runs. Afterwards the process should end by {@code halt}: it
   * has loaded the WebRTC library.
   *
   * @param config how the node would be started
   */
  public static List<CheckView> withoutNode(NodeConfig config) {
    List<Check> checks =
        List.of(
            new JavaCheck(),
            NativeCheck.loading(),
            new FolderCheck(config.home()),
            new LinkPortsCheck(config.firstLinkPort(), () -> new LinkPortsCheck.Links(0, 0)),
            new ClockCheck(Clock.systemUTC(), ZoneId.systemDefault(), Optional::empty),
            new NetworkCheck(config.network() == NodeConfig.Network.LOOPBACK));
    return views(new Checkup(checks));
  }

  /** What the last check has found out about the router. */
  NatMapping mapping() {
    return mapping;
  }

  private static List<CheckView> views(Checkup checkup) {
    return checkup.run().stream().map(Doctor::view).toList();
  }

  private static CheckView view(Finding finding) {
    return new CheckView(
        finding.id(),
        finding.title(),
        CheckView.Result.valueOf(finding.grade().name()),
        finding.words());
  }

  private static LinkPortsCheck.Links links(Components parts) {
    List<ContactLink> all = List.copyOf(Waiting.on(parts.loop.submit(parts.book::all)));
    int without = (int) all.stream().filter(link -> link.port().isEmpty()).count();
    return new LinkPortsCheck.Links(all.size() - without, without);
  }

  /** The latest time by which something is known to have happened. */
  private static Optional<Instant> latest(Components parts) {
    return parts.store.contacts().all().stream()
        .flatMap(Doctor::times)
        .max(Comparator.naturalOrder());
  }

  private static Stream<Instant> times(Contact contact) {
    return Stream.concat(Stream.of(contact.pairedAt()), contact.lastSeenAt().stream());
  }
}
