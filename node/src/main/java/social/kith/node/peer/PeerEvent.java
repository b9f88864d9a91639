package social.kith.node.peer;

/**
 * What a {@link Peer} tells, in the order in which it happened. Each thing is told once, by one
 * event; a kind that is a group of others, as {@link Signalled} is, hears those.
 */
public sealed interface PeerEvent {
  /** To be brought to the other peer's {@link Peer#signal}. */
  sealed interface Signalled extends PeerEvent {
    /** What is to be brought. */
    Signal signal();
  }

  /** An offer of this side, for the other one. */
  record Offer(SessionDescription description) implements Signalled {
    @Override
    public Signal signal() {
      return new Signal.Sdp(description);
    }
  }

  /** This side's answer to an offer. */
  record Answer(SessionDescription description) implements Signalled {
    @Override
    public Signal signal() {
      return new Signal.Sdp(description);
    }
  }

  /** An address of this side. */
  record Candidate(IceCandidate candidate) implements Signalled {
    @Override
    public Signal signal() {
      return new Signal.Candidate(candidate);
    }
  }

  /**
   * An offer is about to be made: what a listener adds to the peer before it returns is in it. Not
   * kept for later listeners.
   */
  record BeforeOffer() implements PeerEvent {}

  /** An offer is about to be taken and answered; as {@link BeforeOffer}. */
  record BeforeAnswer() implements PeerEvent {}

  /**
   * The first description of this side with all its candidates in it, for a way that takes one text
   * only; once. After {@link DescribedPeer#GATHERING_LIMIT} with those that there are.
   */
  record Ready(SessionDescription description) implements PeerEvent {}

  /** The peer's channel is open; once. */
  record Connected() implements PeerEvent {}

  /**
   * A message came on the peer's channel. Those of other channels go to their own listeners.
   *
   * @param data its bytes, owned by the listener; a text is in UTF-8
   * @param binary false for a text
   */
  record Message(byte[] data, boolean binary) implements PeerEvent {}

  /**
   * A channel is open, of whichever side: the peer's own, before {@link Connected}, or another one.
   * Give another one a listener, at once or later: its messages are kept until then.
   */
  record ChannelOpened(DataChannel channel) implements PeerEvent {}

  /** A channel is closed, whoever closed it. */
  record ChannelClosed(DataChannel channel) implements PeerEvent {}

  /** This side was given a stream to send. */
  record LocalStreamAdded(MediaStream stream) implements PeerEvent {}

  /** The other side sends a stream: told with its first track, before that. */
  record StreamAdded(MediaStream stream) implements PeerEvent {}

  /** The other side does not send anything of a stream any more. */
  record StreamRemoved(MediaStream stream) implements PeerEvent {}

  /** The other side sends a track. */
  record TrackAdded(TrackEvent event) implements PeerEvent {}

  /** The other side does not send a track any more. */
  record TrackRemoved(MediaStreamTrack track) implements PeerEvent {}

  /** No path for now; the peer looks for another one by itself. */
  record Interrupted() implements PeerEvent {}

  /** There is a path again. */
  record Resumed() implements PeerEvent {}

  /** What went wrong; if it ends the peer, {@link Closed} follows. */
  record Failed(PeerException reason) implements PeerEvent {}

  /** The peer is over; once, and last. */
  record Closed() implements PeerEvent {}
}
