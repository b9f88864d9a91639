package social.kith.node.peer.signaling;

import java.time.Duration;

/**
 * What a {@link SocketRelay} allows; whoever goes beyond loses that connection, and no other one.
 *
 * @param connections most connections at a time
 * @param seats most places in rooms that one connection has
 * @param members most members of a room; who comes then is told that the seat is closed
 * @param waitingBytes most bytes that wait for one slow connection
 * @param totalBytes most bytes that wait in and for all connections together
 * @param idle how long a connection may say nothing; clients say something every 20 s
 */
public record RelayLimits(
    int connections, int seats, int members, int waitingBytes, long totalBytes, Duration idle) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not positive, or there are more members than {@link
   *     SignalingTransport#MAX_MEMBERS}
   */
  public RelayLimits {
    if (Math.min(Math.min(connections, seats), Math.min(members, waitingBytes)) < 1
        || totalBytes < 1
        || idle.isNegative()
        || idle.isZero()) {
      throw new IllegalArgumentException("a limit that is not positive");
    }
    if (members > SignalingTransport.MAX_MEMBERS) {
      throw new IllegalArgumentException("at most " + SignalingTransport.MAX_MEMBERS + " members");
    }
  }

  /** 1,000 connections, 1,024 seats, 256 members, 4 MiB and 256 MiB, 60 s. */
  public static RelayLimits defaults() {
    return new RelayLimits(1_000, 1_024, 256, 4 << 20, 256L << 20, Duration.ofSeconds(60));
  }
}
