package social.kith.node.peer;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import social.kith.node.peer.internal.ChannelSpec;
import social.kith.node.peer.internal.NativeCallException;
import social.kith.node.peer.internal.NativeChannel;
import social.kith.node.peer.internal.NativeTasks;

/** The channels of one connection. Any thread. */
final class Channels implements DataChannel.Owner {
  private final NativeTasks thread;
  private final NativeSide side;
  private final LoopGate loop;
  private final Set<DataChannel> open = ConcurrentHashMap.newKeySet();
  private final Map<DataChannel, NativeChannel> natives = new ConcurrentHashMap<>();
  private final Set<Integer> negotiatedIds = ConcurrentHashMap.newKeySet();
  private volatile boolean described;
  private volatile int maxMessageBytes = DataChannel.MAX_MESSAGE_BYTES;

  Channels(NativeTasks thread, NativeSide side, LoopGate loop) {
    this.thread = thread;
    this.side = side;
    this.loop = loop;
  }

  /** From now on libwebrtc may give out stream ids, and a negotiated one may be taken. */
  void described() {
    described = true;
  }

  /** The other side takes messages of so many bytes at most. */
  void limit(int messageBytes) {
    maxMessageBytes = messageBytes;
  }

  @Override
  public int maxMessageBytes() {
    return maxMessageBytes;
  }

  DataChannel create(String label, DataChannelOptions options) {
    DataChannel channel = prepare(label, options);
    if (!thread.execute(() -> open(channel))) {
      channel.end();
    }
    return channel;
  }

  /** A channel that has to be opened yet, on the native thread. */
  DataChannel prepare(String label, DataChannelOptions options) {
    if (open.size() >= PeerConnection.MAX_CHANNELS) {
      throw new IllegalStateException(
          "a connection has at most " + PeerConnection.MAX_CHANNELS + " channels");
    }
    options.negotiatedId().ifPresent(this::reserve);
    DataChannel channel = new DataChannel(label, options, loop, this);
    open.add(channel);
    return channel;
  }

  private void reserve(int id) {
    if (described) {
      throw new IllegalStateException("negotiated channels are made before the descriptions");
    }
    if (!negotiatedIds.add(id)) {
      throw new IllegalArgumentException("there is a channel with id " + id + " already");
    }
  }

  /** On the native thread. */
  void open(DataChannel channel) {
    try {
      NativeChannel made = side.createChannel(Convert.spec(channel), channel.events());
      natives.put(channel, made);
      channel.attach(made);
      if (channel.state() == DataChannelState.CLOSING) {
        made.close();
      }
    } catch (NativeCallException e) {
      open.remove(channel);
      channel.end();
    }
  }

  /** On a thread of libwebrtc. */
  DataChannel adopt(NativeChannel channel) {
    ChannelSpec spec = channel.describe();
    DataChannel adopted = new DataChannel(spec.label(), Convert.options(spec), loop, this);
    natives.put(adopted, channel);
    open.add(adopted);
    adopted.attach(channel);
    return adopted;
  }

  @Override
  public void close(DataChannel channel) {
    thread.execute(
        () -> {
          NativeChannel made = natives.get(channel);
          if (made != null) {
            made.close();
          }
        });
  }

  @Override
  public void closed(DataChannel channel) {
    open.remove(channel);
    thread.execute(
        () -> {
          NativeChannel made = natives.remove(channel);
          if (made != null) {
            side.discard(made);
          }
        });
  }

  /** The connection is closed by this side: listeners hear the end and nothing else. */
  void abandon() {
    open.forEach(DataChannel::abandon);
  }

  void end() {
    open.forEach(DataChannel::end);
    open.clear();
    natives.clear();
  }
}
