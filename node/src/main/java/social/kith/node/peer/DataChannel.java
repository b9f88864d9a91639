package social.kith.node.peer;

import java.nio.charset.StandardCharsets;
import social.kith.node.peer.SendException.Reason;
import social.kith.node.peer.internal.ChannelEvents;
import social.kith.node.peer.internal.NativeChannel;

/**
 * A channel of messages between the two ends of a connection (W3C RTCDataChannel). Methods may be
 * called from any thread; the listener is called on the connection's executor.
 */
public final class DataChannel {
  /** Largest message, in bytes, as libwebrtc announces it. One more would close the channel. */
  public static final int MAX_MESSAGE_BYTES = 262_144;

  /** Most bytes that may wait to be sent. One more would close the channel. */
  public static final long MAX_BUFFERED_BYTES = 16L * 1024 * 1024;

  /** Most bytes that are kept until the channel is open. */
  public static final long MAX_QUEUED_BYTES = 1024L * 1024;

  /** Most messages that are kept until the channel is open. */
  public static final int MAX_QUEUED_MESSAGES = 1_024;

  /**
   * Most bytes, with {@link #MESSAGE_OVERHEAD_BYTES} for each message, that may have come without
   * having been delivered to the listener. Beyond it the channel is closed: the other side sends
   * more than it was allowed to, or the listener is stuck.
   */
  public static final long MAX_UNDELIVERED_BYTES = 32L * 1024 * 1024;

  /** What an undelivered message counts beside its bytes. */
  public static final int MESSAGE_OVERHEAD_BYTES = 64;

  /** What a channel asks of its connection, from any thread. */
  interface Owner {
    /** Closes the native channel. */
    void close(DataChannel channel);

    /** Frees the native channel, which is closed. */
    void closed(DataChannel channel);

    /** The largest message that both sides take. */
    int maxMessageBytes();
  }

  private final String label;
  private final DataChannelOptions options;
  private final LoopGate loop;
  private final Owner owner;
  private final ChannelProgress progress = new ChannelProgress();
  private final SendQueue sends = new SendQueue(progress::state);
  private final ChannelInbox inbox;
  private final Events events = new Events();

  DataChannel(String label, DataChannelOptions options, LoopGate loop, Owner owner) {
    this.label = label;
    this.options = options;
    this.loop = loop;
    this.owner = owner;
    this.inbox = new ChannelInbox(loop);
  }

  /** Its name; the other side sees the same. May be empty. */
  public String label() {
    return label;
  }

  /** How it behaves. */
  public DataChannelOptions options() {
    return options;
  }

  /** Its state, perhaps a moment before the listener hears of it. */
  public DataChannelState state() {
    return progress.state();
  }

  /** Gives events to this listener from now on, beginning with those that none has heard yet. */
  public void listener(DataChannelListener next) {
    loop.execute(() -> inbox.install(next));
  }

  /** Runs a task on the loop once the channel is open, before its listener hears of it. */
  void onceOpen(Runnable task) {
    loop.execute(() -> inbox.onceOpen(task));
  }

  /** Runs a task on the loop once the channel is closed, before its listener hears of it. */
  void onceClosed(Runnable task) {
    loop.execute(() -> inbox.onceClosed(task));
  }

  /**
   * The largest message that both sides take: {@link #MAX_MESSAGE_BYTES}, or less as soon as the
   * other side's description is applied that says less; 65,536 if it does not say (W3C
   * RTCSctpTransport.maxMessageSize).
   */
  public int maxMessageBytes() {
    return owner.maxMessageBytes();
  }

  /**
   * Sends a binary message. Before the channel is open it is kept and sent then; one that is larger
   * than the other side turns out to take closes the channel, as libwebrtc does it.
   *
   * @param data at most {@link #maxMessageBytes()} bytes, copied before this returns
   * @throws SendException if it is not sent
   */
  public void send(byte[] data) {
    send(data, true);
  }

  /**
   * Sends a text message; as {@link #send(byte[])}.
   *
   * @param text at most {@link #maxMessageBytes()} bytes in UTF-8
   * @throws SendException if it is not sent
   */
  public void send(String text) {
    sendText(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a text that is in UTF-8 already. */
  void sendText(byte[] utf8) {
    send(utf8, false);
  }

  private void send(byte[] data, boolean binary) {
    int most = maxMessageBytes();
    if (data.length > most) {
      throw new SendException(Reason.TOO_LARGE, data.length + " bytes are more than " + most);
    }
    sends.send(data, binary);
  }

  /** Bytes not handed to the network yet, kept ones included. Pause at 1 MiB or less. */
  public long bufferedAmount() {
    return sends.bufferedAmount();
  }

  /** Closes the channel on both sides; the listener hears of it. */
  public void close() {
    if (progress.advance(DataChannelState.CLOSING)) {
      owner.close(this);
    }
  }

  ChannelEvents events() {
    return events;
  }

  /** Says which native channel this is. Takes no lock. */
  void attach(NativeChannel channel) {
    sends.attach(channel);
    loop.execute(sends::flush);
  }

  /** The connection is closed by this side: nothing but the end is told any more. */
  void abandon() {
    inbox.abandon();
    end();
  }

  /** The channel is over; told once. */
  void end() {
    if (progress.advance(DataChannelState.CLOSED)) {
      loop.execute(this::tellClosed);
    }
  }

  private void tellOpen() {
    sends.flush();
    inbox.open();
  }

  private void tellClosed() {
    sends.clear();
    inbox.close();
  }

  /** Called on threads of libwebrtc. */
  private final class Events implements ChannelEvents {
    @Override
    public void state(String name) {
      DataChannelState next = DataChannelState.valueOf(name);
      if (next == DataChannelState.CLOSED) {
        end();
        owner.closed(DataChannel.this);
      } else if (progress.advance(next) && next == DataChannelState.OPEN) {
        loop.execute(DataChannel.this::tellOpen);
      }
    }

    @Override
    public void message(byte[] data, boolean binary) {
      if (!inbox.accept(data, binary)) {
        close();
      }
    }
  }
}
