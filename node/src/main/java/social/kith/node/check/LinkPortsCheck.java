package social.kith.node.check;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.List;
import java.util.function.Supplier;
import social.kith.node.check.Finding.Grade;

/** Whether contacts have their UDP ports, or could have. */
public final class LinkPortsCheck implements Check {
  private final int first;
  private final Supplier<Links> links;

  /**
   * The links of a node.
   *
   * @param withPort how many have a port
   * @param withoutPort how many have none
   */
  public record Links(int withPort, int withoutPort) {}

  /**
   * Of a node.
   *
   * @param first the first port that is tried
   * @param links what a running node has; none of either where none runs
   */
  public LinkPortsCheck(int first, Supplier<Links> links) {
    this.first = first;
    this.links = links;
  }

  @Override
  public String id() {
    return "link-ports";
  }

  @Override
  public String title() {
    return "UDP ports of contacts";
  }

  @Override
  public List<Finding> run() {
    Links now = links.get();
    if (now.withoutPort() > 0) {
      return found(
          Grade.FAIL,
          "%d of your contacts have no UDP port, as none was free from %d up. Close programs that use many, and start Kith again."
              .formatted(now.withoutPort(), first));
    }
    if (now.withPort() > 0) {
      return found(
          Grade.OK,
          now.withPort() == 1
              ? "The one link has its UDP port, from %d up.".formatted(first)
              : "All %d links have their UDP ports, from %d up.".formatted(now.withPort(), first));
    }
    return isFree(first) && isFree(first + 1)
        ? found(Grade.OK, "UDP ports %d and %d are free.".formatted(first, first + 1))
        : found(
            Grade.WARN,
            "UDP port %d or %d is used by another program. The next free one is taken; for a port of your own choice start Kith with --link-port."
                .formatted(first, first + 1));
  }

  private static boolean isFree(int port) {
    try (DatagramSocket probe = new DatagramSocket(port)) {
      return probe.isBound();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
