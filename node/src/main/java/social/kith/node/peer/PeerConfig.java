package social.kith.node.peer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a {@link Peer} behaves.
 *
 * @param role what it is; empty for a peer that waits until {@link Peer#begin} says it
 * @param options of its connection
 * @param channelName name of the channel, which only the initiator's matters of
 * @param channel how the channel behaves
 * @param patience how long a broken path is waited for before another one is looked for; three
 *     times as long is waited for the first one, from the other side's description on
 * @param maxRestarts how often in a row another path is looked for before the peer gives up
 * @param shortCodes whether the ICE credentials are derived from the certificate's fingerprint, so
 *     that the first description makes a {@link SessionCode} of the minimal form, which says who
 *     can know them; only where that description is of data channels alone
 */
public record PeerConfig(
    Optional<PeerRole> role,
    PeerOptions options,
    String channelName,
    DataChannelOptions channel,
    Duration patience,
    int maxRestarts,
    boolean shortCodes) {
  /** The setting of a peer that has not begun: {@link PeerConfig#channelName}. */
  public static final Settings.Key<String> CHANNEL_NAME = new Settings.Key<>("channelName");

  /** The setting of a peer that has not begun: {@link PeerConfig#channel}. */
  public static final Settings.Key<DataChannelOptions> CHANNEL_OPTIONS =
      new Settings.Key<>("channelConfig");

  /** The setting of a peer that has not begun: {@link PeerOptions#iceServers}. */
  public static final Settings.Key<List<IceServer>> ICE_SERVERS = new Settings.Key<>("iceServers");

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_RESTARTS = 3;

  /**
   * Checks the numbers and the name.
   *
   * @throws IllegalArgumentException if one is negative, or the name is over 65535 bytes
   */
  public PeerConfig {
    DataChannelOptions.requireShort("channelName", channelName);
    if (patience.isNegative() || maxRestarts < 0) {
      throw new IllegalArgumentException("a negative patience or number of restarts");
    }
  }

  private static PeerConfig of(Optional<PeerRole> role, PeerOptions options) {
    return new PeerConfig(
        role,
        options,
        UUID.randomUUID().toString(),
        DataChannelOptions.reliable(),
        PATIENCE,
        MAX_RESTARTS,
        false);
  }

  /** The peer that begins; its channel has a random name and is reliable. */
  public static PeerConfig initiator(PeerOptions options) {
    return of(Optional.of(PeerRole.INITIATOR), options);
  }

  /** The peer that answers. */
  public static PeerConfig answerer(PeerOptions options) {
    return of(Optional.of(PeerRole.ANSWERER), options);
  }

  /** A peer that {@link Peer#begin} makes the one or the other. */
  public static PeerConfig undecided(PeerOptions options) {
    return of(Optional.empty(), options);
  }

  /** The same with this channel. */
  public PeerConfig withChannel(String name, DataChannelOptions behaviour) {
    return new PeerConfig(role, options, name, behaviour, patience, maxRestarts, shortCodes);
  }

  /** The same with this way to deal with a broken path. */
  public PeerConfig withRestarts(Duration before, int atMost) {
    return new PeerConfig(role, options, channelName, channel, before, atMost, shortCodes);
  }

  /** The same with credentials that make the shortest codes. */
  public PeerConfig withShortCodes() {
    return new PeerConfig(role, options, channelName, channel, patience, maxRestarts, true);
  }

  /** What can be set otherwise until the peer begins. */
  Settings settings(LoopGate loop) {
    Settings settings = new Settings(loop);
    settings.set(
        CHANNEL_NAME.to(channelName),
        CHANNEL_OPTIONS.to(channel),
        ICE_SERVERS.to(options.iceServers()));
    return settings;
  }

  /** The same with what is set; what was deleted is as it was here. */
  PeerConfig with(Settings settings) {
    return new PeerConfig(
        role,
        options.withIceServers(settings.get(ICE_SERVERS).orElse(options.iceServers())),
        settings.get(CHANNEL_NAME).orElse(channelName),
        settings.get(CHANNEL_OPTIONS).orElse(channel),
        patience,
        maxRestarts,
        shortCodes);
  }
}
