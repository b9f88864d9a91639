package social.kith.node.peer;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The channels of a peer: its own, which makes the two connected, and any others. Any thread, but
 * events come on the loop.
 */
final class PeerChannels {
  private final Consumer<PeerEvent> tell;
  private final Runnable closePeer;
  private final Outbox outbox = new Outbox();
  private volatile @Nullable DataChannel own;
  private volatile boolean ready;
  private volatile boolean closed;

  /**
   * @param tell hears of channels, on the loop
   * @param closePeer is done when the peer's own channel is closed
   */
  PeerChannels(Consumer<PeerEvent> tell, Runnable closePeer) {
    this.tell = tell;
    this.closePeer = closePeer;
  }

  Outbox outbox() {
    return outbox;
  }

  Optional<DataChannel> own() {
    return Optional.ofNullable(own);
  }

  boolean isReady() {
    return ready && !closed;
  }

  boolean isClosed() {
    return closed;
  }

  /** A channel came: the first one is the peer's own if it has none. On the loop. */
  void incoming(DataChannel channel) {
    if (own == null) {
      adopt(channel);
    } else {
      watch(channel);
    }
  }

  /** Takes a channel as the peer's own. */
  void adopt(DataChannel channel) {
    own = channel;
    channel.listener(new OwnEvents(channel));
    outbox.attach(channel);
  }

  /** Tells of another channel. */
  void watch(DataChannel channel) {
    channel.onceOpen(() -> tell.accept(new PeerEvent.ChannelOpened(channel)));
    channel.onceClosed(() -> tell.accept(new PeerEvent.ChannelClosed(channel)));
  }

  void close() {
    closed = true;
    outbox.close();
  }

  private final class OwnEvents implements DataChannelListener {
    private final DataChannel channel;

    OwnEvents(DataChannel channel) {
      this.channel = channel;
    }

    @Override
    public void onOpen() {
      if (!closed) {
        ready = true;
        tell.accept(new PeerEvent.ChannelOpened(channel));
        tell.accept(new PeerEvent.Connected());
      }
    }

    @Override
    public void onMessage(byte[] data, boolean binary) {
      tell.accept(new PeerEvent.Message(data, binary));
    }

    @Override
    public void onClose() {
      tell.accept(new PeerEvent.ChannelClosed(channel));
      closePeer.run();
    }
  }
}
