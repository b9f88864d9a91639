package social.kith.node;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How a node is started.
 *
 * @param home folder of this node's data; created with mode 0700 if it is not there
 * @param network which of this machine's addresses contacts may reach
 * @param firstLinkPort UDP port of the first link; each contact has its own, counted up from here
 * @param clock what time it is; it may be wrong, and jump
 */
public record NodeConfig(Path home, Network network, int firstLinkPort, Clock clock) {
  /** UDP port of the first link unless the person chooses another. */
  public static final int DEFAULT_FIRST_LINK_PORT = 25484;

  /** Which addresses of this machine are told to contacts. */
  public enum Network {
    /** Every address of every interface that is up; loopback only where there is no other. */
    ALL,
    /** 127.0.0.1 alone: for the demonstration, tests and several nodes on one machine. */
    LOOPBACK
  }

  /** A node by the clock of this machine. */
  public NodeConfig(Path home, Network network, int firstLinkPort) {
    this(home, network, firstLinkPort, Clock.systemUTC());
  }

  /** A node on all interfaces with the default ports. */
  public static NodeConfig of(Path home) {
    return new NodeConfig(home, Network.ALL, DEFAULT_FIRST_LINK_PORT);
  }
}
