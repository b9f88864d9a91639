package social.kith.node.check;

import java.util.List;
import java.util.function.Supplier;
import social.kith.node.check.Finding.Grade;
import social.kith.node.find.map.MappingProtocol;
import social.kith.node.find.map.MappingStatus;

/** Whether the router opens ports when it is asked. It asks nothing itself. */
public final class PortMappingCheck implements Check {
  private final Supplier<MappingStatus> status;

  /** Of a running node. */
  public PortMappingCheck(Supplier<MappingStatus> status) {
    this.status = status;
  }

  @Override
  public String id() {
    return "port-mapping";
  }

  @Override
  public String title() {
    return "Ports in the router";
  }

  @Override
  public List<Finding> run() {
    MappingStatus now = status.get();
    return switch (now.state()) {
      case OFF -> found(Grade.OK, "The router is not asked to open ports.");
      case LOOKING ->
          found(Grade.OK, "Nothing is known yet; there may be no link to open one for.");
      case NONE ->
          found(
              Grade.OK,
              "No router answered that opens ports by itself. If somebody cannot reach you, allow"
                  + " PCP, NAT-PMP or UPnP in your router’s settings, or open a port there by hand.");
      case REFUSED ->
          found(
              Grade.WARN,
              "Your router was asked to open ports, and refused. Allow PCP, NAT-PMP or UPnP in its"
                  + " settings, or open a port there by hand.");
      case OPEN -> open(now);
    };
  }

  private List<Finding> open(MappingStatus now) {
    String ports = now.ports() == 1 ? "1 UDP port is open" : now.ports() + " UDP ports are open";
    String words = ports + " in your router" + by(now) + ".";
    return now.behindAnother()
        ? found(
            Grade.WARN,
            words
                + " But your router is behind another one, which lets nobody in: open the ports"
                + " there, too, ask your provider for an address of your own, or add a TURN"
                + " server.")
        : found(Grade.OK, words);
  }

  private static String by(MappingStatus now) {
    return now.protocol().map(MappingProtocol::words).map(it -> ", by " + it).orElse("");
  }
}
