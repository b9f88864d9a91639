package social.kith.node.peer;

/**
 * Something that is done to a {@link Peer} before or after it begins: what it carries, or how it
 * finds the other one. A function from a peer is one.
 */
@FunctionalInterface
public interface PeerPlugin {
  /** Is used by a peer, on the thread of whoever says so; must not wait. */
  void use(Peer peer);

  /**
   * Makes a channel beside the peer's own. On one side: the other one hears {@link
   * PeerEvent.ChannelOpened}.
   *
   * @param name at most 65535 bytes
   */
  static PeerPlugin channel(String name) {
    return channel(name, DataChannelOptions.reliable());
  }

  /** As {@link #channel(String)}, with this behaviour. */
  static PeerPlugin channel(String name, DataChannelOptions options) {
    return peer -> {
      var unused = peer.createChannel(name, options);
    };
  }

  /** Sends the pictures of a source, which stays its owner's; before the peer begins: at once. */
  static PeerPlugin video(VideoSource source) {
    return peer -> peer.addStream(MediaStream.of(VideoTrack.of(source)));
  }

  /**
   * Connects with another peer of this process: each gets the other's signals, and those whose role
   * is undecided begin, this one as the initiator.
   */
  static PeerPlugin connect(Peer other) {
    return peer -> {
      peer.use(connectLater(other));
      boolean unused = peer.begin(PeerRole.INITIATOR);
    };
  }

  /** As {@link #connect}, but there is no offer until somebody calls this peer's begin. */
  static PeerPlugin connectLater(Peer other) {
    return peer -> {
      peer.on(PeerEvent.Signalled.class, event -> other.signal(event.signal()));
      other.on(PeerEvent.Signalled.class, event -> peer.signal(event.signal()));
      boolean unused = other.begin(PeerRole.ANSWERER);
    };
  }
}
