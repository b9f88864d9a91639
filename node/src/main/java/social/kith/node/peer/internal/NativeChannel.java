package social.kith.node.peer.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.internal.NativeCallException.Kind;

/**
 * A data channel of libwebrtc that may be used from any thread until, and after, it is disposed.
 */
public final class NativeChannel {
  private final RTCDataChannel channel;
  private final LongAdder received;

  /**
   * Keeps the native object alive while a sender uses it. Callbacks never take it: they would wait
   * for a sender that waits for them.
   */
  private final ReentrantLock alive = new ReentrantLock();

  private boolean disposed;
  private volatile @Nullable ChannelObserver observer;

  NativeChannel(RTCDataChannel channel, LongAdder received) {
    this.channel = channel;
    this.received = received;
  }

  /** Sends events there from now on, beginning with the state if it changed already. */
  void observe(ChannelEvents events) {
    ChannelObserver created = new ChannelObserver(channel, events, received);
    observer = created;
    channel.registerObserver(created);
    created.tellState();
  }

  /** What was agreed for this channel; only where it is known to be alive, as in a callback. */
  public ChannelSpec describe() {
    return new ChannelSpec(
        NativeCall.text(channel.getLabel()),
        channel.isOrdered(),
        channel.getMaxPacketLifeTime(),
        channel.getMaxRetransmits(),
        NativeCall.text(channel.getProtocol()),
        channel.isNegotiated() ? channel.getId() : -1);
  }

  /**
   * Sends the whole array, which is copied before this returns.
   *
   * @return false once the channel is disposed
   */
  public boolean send(byte[] data, boolean binary) {
    alive.lock();
    try {
      if (disposed) {
        return false;
      }
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(data), binary));
      return true;
    } catch (Exception e) {
      throw new NativeCallException(Kind.REFUSED, String.valueOf(e.getMessage()));
    } finally {
      alive.unlock();
    }
  }

  /** Bytes that libwebrtc has not sent yet; 0 once the channel is disposed. */
  public long bufferedAmount() {
    alive.lock();
    try {
      return disposed ? 0 : channel.getBufferedAmount();
    } finally {
      alive.unlock();
    }
  }

  /** Begins to close; the state follows as an event. On the native thread. */
  public void close() {
    if (!disposed) {
      NativeCall.into(channel::close);
    }
  }

  /** No event comes after this. On the native thread. */
  void detach() {
    ChannelObserver attached = observer;
    observer = null;
    if (attached != null) {
      NativeCall.into(channel::unregisterObserver);
      attached.detach();
    }
  }

  /** Frees the native object; once. On the native thread, never inside a callback. */
  void dispose() {
    alive.lock();
    try {
      if (disposed) {
        return;
      }
      disposed = true;
    } finally {
      alive.unlock();
    }
    detach();
    NativeCall.into(channel::dispose);
  }
}
