package social.kith.node.find.map;

import java.io.IOException;

/** Finds the router. One thread; it waits some seconds. */
@FunctionalInterface
interface Gateways {
  /**
   * A router, and the port that it has opened already.
   *
   * @param gateway what does
   * @param grant what it did
   */
  record Found(Gateway gateway, Grant grant) {}

  /**
   * Has some router open a port.
   *
   * @param port UDP port of this machine
   * @param wished port outside
   * @throws RefusedException if one answers, and none does it
   * @throws IOException if there is none
   */
  Found find(int port, int wished) throws IOException;
}
