package social.kith.node.peer;

import java.util.concurrent.atomic.AtomicInteger;

/** The state of a channel, which only goes forward: events of several threads may cross. */
final class ChannelProgress {
  private static final DataChannelState[] STATES = DataChannelState.values();

  private final AtomicInteger ordinal = new AtomicInteger();

  DataChannelState state() {
    return STATES[ordinal.get()];
  }

  /** Goes on to this state; false if it is there already or beyond. */
  boolean advance(DataChannelState next) {
    return ordinal.getAndAccumulate(next.ordinal(), Math::max) < next.ordinal();
  }
}
