package social.kith.node.peer;

import social.kith.node.peer.internal.EventInbox;

/** The events of a {@link Peer}, as an {@link EventInbox} has them. Loop-owned. */
final class PeerInbox {
  /** Most bytes that are kept: those of messages and descriptions, and so many for each event. */
  static final long MAX_KEPT_BYTES = DataChannel.MAX_UNDELIVERED_BYTES;

  static final int EVENT_BYTES = 256;

  private final EventInbox<PeerEvent> events =
      new EventInbox<>(MAX_KEPT_BYTES, PeerInbox::sizeBytes);

  void add(EventInbox.Entry<? extends PeerEvent> entry) {
    events.add(entry);
  }

  void remove(EventInbox.Entry<? extends PeerEvent> entry) {
    events.remove(entry);
  }

  /**
   * Tells or keeps an event.
   *
   * @return false if too many are kept already; it is lost
   */
  boolean tell(PeerEvent event) {
    if (isOfTheMoment(event)) {
      boolean unused = events.tell(event);
      return true;
    }
    return events.tellOrKeep(event);
  }

  /** What is over when the listener returns is nothing for a later one. */
  private static boolean isOfTheMoment(PeerEvent event) {
    return event instanceof PeerEvent.BeforeOffer || event instanceof PeerEvent.BeforeAnswer;
  }

  private static long sizeBytes(PeerEvent event) {
    return EVENT_BYTES + contentBytes(event);
  }

  private static long contentBytes(PeerEvent event) {
    if (event instanceof PeerEvent.Message message) {
      return message.data().length;
    } else if (event instanceof PeerEvent.Ready ready) {
      return ready.description().sdp().length();
    } else if (event instanceof PeerEvent.Signalled signalled
        && signalled.signal() instanceof Signal.Sdp sdp) {
      return sdp.description().sdp().length();
    }
    return 0;
  }
}
