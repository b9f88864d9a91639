package social.kith.node.peer;

import java.time.Duration;
import java.util.UUID;

/**
 * How a {@link Peer} behaves.
 *
 * @param initiator whether it makes the channel and the first offer; one of the two is, and the
 *     other one yields when both offer at once
 * @param options of its connection
 * @param channelName name of the channel, which only the initiator's matters of
 * @param channel how the channel behaves
 * @param patience how long a broken path is waited for before another one is looked for
 * @param maxRestarts how often in a row another path is looked for before the peer gives up
 */
public record PeerConfig(
    boolean initiator,
    PeerOptions options,
    String channelName,
    DataChannelOptions channel,
    Duration patience,
    int maxRestarts) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_RESTARTS = 3;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public PeerConfig {
    if (patience.isNegative() || maxRestarts < 0) {
      throw new IllegalArgumentException("a negative patience or number of restarts");
    }
  }

  /** The peer that begins; its channel has a random name and is reliable. */
  public static PeerConfig initiator(PeerOptions options) {
    return new PeerConfig(
        true,
        options,
        UUID.randomUUID().toString(),
        DataChannelOptions.reliable(),
        PATIENCE,
        MAX_RESTARTS);
  }

  /** The peer that answers. */
  public static PeerConfig answerer(PeerOptions options) {
    return new PeerConfig(
        false, options, "", DataChannelOptions.reliable(), PATIENCE, MAX_RESTARTS);
  }

  /** The same with this channel. */
  public PeerConfig withChannel(String name, DataChannelOptions behaviour) {
    return new PeerConfig(initiator, options, name, behaviour, patience, maxRestarts);
  }

  /** The same with this way to deal with a broken path. */
  public PeerConfig withRestarts(Duration before, int atMost) {
    return new PeerConfig(initiator, options, channelName, channel, before, atMost);
  }
}
