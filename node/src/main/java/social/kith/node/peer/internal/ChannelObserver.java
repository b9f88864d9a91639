package social.kith.node.peer.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Passes a channel's events on; nothing that this throws reaches libwebrtc, and nothing native goes
 * further than this. webrtc-java keeps every observer for ever, so that this forgets all it knows
 * when it is detached.
 */
final class ChannelObserver implements RTCDataChannelObserver {
  private final LongAdder received;
  private volatile @Nullable ChannelEvents events;
  private volatile @Nullable RTCDataChannel channel;

  ChannelObserver(RTCDataChannel channel, ChannelEvents events, LongAdder received) {
    this.channel = channel;
    this.events = events;
    this.received = received;
  }

  void detach() {
    events = null;
    channel = null;
  }

  @Override
  public void onBufferedAmountChange(long previousAmount) {
    // Never called by webrtc-java 0.14.0.
  }

  @Override
  public void onStateChange() {
    NativeCall.backFrom(this::tellState);
  }

  /** Tells the state that the channel has now. */
  void tellState() {
    RTCDataChannel source = channel;
    ChannelEvents target = events;
    if (source != null && target != null) {
      target.state(source.getState().name());
    }
  }

  @Override
  public void onMessage(RTCDataChannelBuffer buffer) {
    NativeCall.backFrom(() -> receive(buffer));
  }

  /** The buffer dies when this returns. */
  private void receive(RTCDataChannelBuffer buffer) {
    received.increment();
    ChannelEvents target = events;
    if (target == null) {
      return;
    }
    @Nullable ByteBuffer data = buffer.data;
    byte[] copy = new byte[data == null ? 0 : data.remaining()];
    if (data != null) {
      data.get(copy);
    }
    target.message(copy, buffer.binary);
  }
}
