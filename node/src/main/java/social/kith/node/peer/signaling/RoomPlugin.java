package social.kith.node.peer.signaling;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.DescriptorException;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerException;
import social.kith.node.peer.PeerPlugin;
import social.kith.node.peer.PeerRole;
import social.kith.node.peer.Signal;

/**
 * Connects an undecided peer with the one other peer of a room: whoever is there first becomes the
 * initiator when the second one comes. For one peer; it leaves the room when that is closed.
 *
 * <p>A third member of the room is refused: its peer fails with {@link
 * PeerException.Reason#NO_SIGNALING}, as one does whose transport is closed before it found another
 * one. What members send is believed, so the transport has to be one that proves who sends.
 */
public final class RoomPlugin implements PeerPlugin {
  private static final Logger LOG = LoggerFactory.getLogger(RoomPlugin.class);

  private final SignalingTransport transport;
  private final String room;
  private final String member;
  private final AtomicBoolean used = new AtomicBoolean();
  private final CompletableFuture<RoomMembership> membership = new CompletableFuture<>();
  private final AtomicReference<@Nullable String> partner = new AtomicReference<>();

  private RoomPlugin(SignalingTransport transport, String room, String member) {
    this.transport = transport;
    this.room = room;
    this.member = member;
  }

  /** In this room, under a random name. */
  public static RoomPlugin in(SignalingTransport transport, String room) {
    return in(transport, room, UUID.randomUUID().toString());
  }

  /** In this room, under this name. */
  public static RoomPlugin in(SignalingTransport transport, String room, String member) {
    return new RoomPlugin(transport, room, member);
  }

  /**
   * Goes into the room.
   *
   * @throws IllegalArgumentException if a name is empty or too long
   * @throws IllegalStateException if the transport is closed, or a peer uses this already
   */
  @Override
  public void use(Peer peer) {
    if (!used.compareAndSet(false, true)) {
      throw new IllegalStateException("a plugin of a room is for one peer");
    }
    membership.complete(transport.join(room, member, new Members(peer)));
    peer.on(PeerEvent.Closed.class, closed -> membership.thenAccept(RoomMembership::close));
  }

  private final class Members implements RoomListener {
    private final Peer peer;

    Members(Peer peer) {
      this.peer = peer;
    }

    @Override
    public void onOpen(List<String> members) {
      if (partner.get() != null || members.isEmpty()) {
        return;
      }
      if (members.size() > 1) {
        peer.fail(PeerException.Reason.NO_SIGNALING, "the room has two members already");
      } else {
        meet(members.get(0), PeerRole.ANSWERER);
      }
    }

    @Override
    public void onJoined(String other) {
      meet(other, PeerRole.INITIATOR);
    }

    private void meet(String other, PeerRole role) {
      if (partner.compareAndSet(null, other)) {
        peer.on(
            PeerEvent.Signalled.class,
            event -> membership.thenAccept(m -> m.send(other, event.signal().toJson())));
        boolean unused = peer.begin(role);
      }
    }

    @Override
    public void onText(String from, String text) {
      if (!from.equals(partner.get())) {
        return;
      }
      try {
        peer.signal(Signal.parse(text));
      } catch (DescriptorException e) {
        LOG.debug("a member of a room sent no signal: {}", e.getMessage());
      }
    }

    @Override
    public void onClosed() {
      if (partner.get() == null) {
        peer.fail(PeerException.Reason.NO_SIGNALING, "the place in the room is lost");
      }
    }
  }
}
