package social.kith.node.find.map;

import java.io.IOException;
import java.time.Duration;

/** A router that opens ports. One thread; every call waits for the router, some seconds at most. */
interface Gateway {
  /** For how long a port is asked for: twice as long as until it is asked for again. */
  Duration LIFE = Duration.ofMinutes(20);

  /** How it is spoken to. */
  MappingProtocol protocol();

  /**
   * Opens a port of this machine, or keeps it open for longer.
   *
   * @param port UDP port of this machine
   * @param wished port outside; the router may take another one
   * @throws RefusedException if it does not
   * @throws IOException if it is not there any more
   */
  Grant map(int port, int wished) throws IOException;

  /**
   * Closes it again.
   *
   * @param external port outside
   */
  void unmap(int port, int external) throws IOException;
}
