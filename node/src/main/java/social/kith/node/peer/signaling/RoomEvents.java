package social.kith.node.peer.signaling;

import java.util.Optional;
import social.kith.node.peer.PeerEvent;

/** What a peer's events are in a room. */
final class RoomEvents {
  private RoomEvents() {}

  /** What the application is told; nothing of what the room looks after itself. */
  static Optional<RoomEvent> of(String member, PeerEvent event) {
    if (event instanceof PeerEvent.Message message) {
      return Optional.of(new RoomEvent.Message(member, message.data(), message.binary()));
    }
    if (event instanceof PeerEvent.StreamAdded added) {
      return Optional.of(new RoomEvent.StreamAdded(member, added.stream()));
    }
    if (event instanceof PeerEvent.StreamRemoved removed) {
      return Optional.of(new RoomEvent.StreamRemoved(member, removed.stream()));
    }
    if (event instanceof PeerEvent.TrackAdded added) {
      return Optional.of(new RoomEvent.TrackAdded(member, added.event()));
    }
    if (event instanceof PeerEvent.TrackRemoved removed) {
      return Optional.of(new RoomEvent.TrackRemoved(member, removed.track()));
    }
    if (event instanceof PeerEvent.Failed failed) {
      return Optional.of(new RoomEvent.Failed(member, failed.reason()));
    }
    return Optional.empty();
  }
}
