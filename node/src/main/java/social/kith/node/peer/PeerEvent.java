package social.kith.node.peer;

/** What a {@link Peer} tells, in the order in which it happened. */
public sealed interface PeerEvent {
  /** To be brought to the other peer's {@link Peer#signal}. */
  record Signalled(Signal signal) implements PeerEvent {}

  /** The channel is open; once. */
  record Connected() implements PeerEvent {}

  /**
   * A message came.
   *
   * @param data its bytes, owned by the listener; a text is in UTF-8
   * @param binary false for a text
   */
  record Message(byte[] data, boolean binary) implements PeerEvent {}

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
