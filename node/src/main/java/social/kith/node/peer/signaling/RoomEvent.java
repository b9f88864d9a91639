package social.kith.node.peer.signaling;

import java.util.List;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.MediaStreamTrack;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerException;
import social.kith.node.peer.TrackEvent;

/** What a {@link PeerRoom} tells, in the order in which it happened. */
public sealed interface RoomEvent {
  /**
   * This member is in the room; again after {@link Interrupted}.
   *
   * @param members who else the transport says is; each is told as {@link Joined} if it is new
   */
  record Opened(List<String> members) implements RoomEvent {}

  /**
   * Somebody is in the room.
   *
   * @param peer the peer to it, which connects by itself; what it is given to send is kept
   */
  record Joined(String member, Peer peer) implements RoomEvent {}

  /** Somebody went; once for each that joined. */
  record Left(String member) implements RoomEvent {}

  /** There are as many peers as the room may have; this member gets one when somebody goes. */
  record Refused(String member) implements RoomEvent {}

  /** The channel to a member is open; again after {@link Disconnected}, with another peer. */
  record Connected(String member, Peer peer) implements RoomEvent {}

  /** The peer to a member is over. While the member is in the room another one is made. */
  record Disconnected(String member) implements RoomEvent {}

  /** What went wrong with the peer to a member. */
  record Failed(String member, PeerException reason) implements RoomEvent {}

  /**
   * A message came over a channel.
   *
   * @param data its bytes, owned by the listener; a text is in UTF-8
   * @param binary false for a text
   */
  record Message(String member, byte[] data, boolean binary) implements RoomEvent {}

  /** A text came through the transport. */
  record RoomMessage(String member, String text) implements RoomEvent {}

  /** A member sends a stream: told with its first track, before that. */
  record StreamAdded(String member, MediaStream stream) implements RoomEvent {}

  /** A member does not send anything of a stream any more. */
  record StreamRemoved(String member, MediaStream stream) implements RoomEvent {}

  /** A member sends a track. */
  record TrackAdded(String member, TrackEvent event) implements RoomEvent {}

  /** A member does not send a track any more. */
  record TrackRemoved(String member, MediaStreamTrack track) implements RoomEvent {}

  /** The transport lost its way, and looks for it; peers that are connected stay so. */
  record Interrupted() implements RoomEvent {}

  /** The room is over for this member; once, and last. */
  record Closed() implements RoomEvent {}
}
