package social.kith.node.link;

import java.util.function.Consumer;
import social.kith.node.peer.DataChannel;
import social.kith.node.peer.DataChannelListener;
import social.kith.node.peer.DataChannelOptions;
import social.kith.node.peer.PeerConnection;
import social.kith.node.peer.SendException;

/** Loop-owned. One of the two channels of a transport, made by both sides with the same id. */
final class LinkChannel implements DataChannelListener {
  /** Hears of a channel. */
  interface Owner {
    void channelOpened();

    void channelClosed();

    /** A frame came; the delivery gives it to its listener. */
    void frame(Runnable delivery);

    /** More was sent than may wait. */
    void sendBufferFull();
  }

  private final DataChannel channel;
  private final Consumer<byte[]> frames;
  private final Owner owner;

  LinkChannel(
      PeerConnection connection, String label, int id, Consumer<byte[]> frames, Owner owner) {
    this.frames = frames;
    this.owner = owner;
    channel = connection.createDataChannel(label, DataChannelOptions.negotiated(id));
    channel.listener(this);
  }

  /**
   * Sends a frame; on a closed channel it is dropped, since its end is being told.
   *
   * @throws IllegalArgumentException if it is too large
   */
  void send(byte[] frame) {
    if (frame.length > DataChannel.MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException("a frame of " + frame.length + " bytes is too large");
    }
    try {
      channel.send(frame);
    } catch (SendException e) {
      if (e.reason() == SendException.Reason.BUFFER_FULL) {
        owner.sendBufferFull();
      }
    }
  }

  long bufferedBytes() {
    return channel.bufferedAmount();
  }

  @Override
  public void onOpen() {
    owner.channelOpened();
  }

  @Override
  public void onMessage(byte[] data, boolean binary) {
    owner.frame(() -> frames.accept(data));
  }

  @Override
  public void onClose() {
    owner.channelClosed();
  }
}
