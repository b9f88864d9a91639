package social.kith.node.peer.client;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.IdentityKey;
import social.kith.node.peer.signaling.Backoff;
import social.kith.node.peer.signaling.ProvenSignaling;
import social.kith.node.peer.signaling.RoomListener;
import social.kith.node.peer.signaling.RoomMembership;
import social.kith.node.peer.signaling.SignalingTransport;

/**
 * Sees to it that somebody who is wanted gets connected: waits at their door until they are there,
 * dials, and after a failure again. Loop-owned.
 */
final class Dialling {
  static final Duration FIRST_REDIAL = Duration.ofSeconds(1);

  private final IdentityKey key;
  private final String name;
  private final ClientCore core;
  private final BooleanSupplier online;
  private final Backoff backoff = new Backoff(FIRST_REDIAL, new SecureRandom());
  private boolean wanted;
  private boolean there;
  private boolean pausing;
  private @Nullable Link attempt;
  private @Nullable RoomMembership door;

  Dialling(IdentityKey key, ClientCore core, BooleanSupplier online) {
    this.key = key;
    this.name = ProvenSignaling.name(key);
    this.core = core;
    this.online = online;
  }

  /** They are to be connected from now on. */
  void start() {
    wanted = true;
    knock();
  }

  /** They are not any more. */
  void stop() {
    wanted = false;
    giveWay();
    leave();
  }

  private void leave() {
    RoomMembership current = door;
    door = null;
    there = false;
    if (current != null) {
      current.close();
    }
  }

  /**
   * A connection is there, whoever dialled it. The place at their door is kept: signals go that way
   * when the path breaks.
   */
  void connected() {
    backoff.reset();
    attempt = null;
  }

  /** Nobody is there any more: after a while, lest all that were there come back at once. */
  void disconnected() {
    core.loop().after(backoff.next(), this::again);
  }

  private void again() {
    pausing = false;
    knock();
    dial();
  }

  /** The transport is another one. */
  void moved() {
    leave();
    knock();
  }

  private void knock() {
    Optional<SignalingTransport> transport = core.signalling().transport();
    if (!wanted || online.getAsBoolean() || door != null || transport.isEmpty()) {
      return;
    }
    try {
      door = transport.get().join(name, ProvenSignaling.name(core.key()), new AtDoor());
    } catch (IllegalStateException e) {
      core.fail(key, ClientException.Reason.NO_CONNECTION, "the signalling is closed");
    }
  }

  private void dial() {
    RoomMembership way = door;
    if (wanted && there && !pausing && !online.getAsBoolean() && attempt == null && way != null) {
      attempt = core.signalling().dial(key, way).orElse(null);
    }
  }

  /** They dial as well, and theirs is to go on: whether there was a try of this side to stop. */
  void giveWay() {
    Link current = attempt;
    if (current != null) {
      attempt = null;
      core.signalling().end(current);
    }
  }

  /** Whether a try of this side is under way. */
  boolean isDialling() {
    return attempt != null;
  }

  /** A connection that this side dialled is over. */
  void over(Link link) {
    if (link != attempt) {
      return;
    }
    attempt = null;
    pausing = true;
    core.loop().after(backoff.next(), this::again);
  }

  private final class AtDoor implements RoomListener {
    @Override
    public void onOpen(List<String> members) {
      arrived(members.contains(name));
    }

    @Override
    public void onJoined(String member) {
      if (member.equals(name)) {
        // A new start over there knows nothing of what was sent before.
        core.loop().execute(Dialling.this::giveWay);
        arrived(true);
      }
    }

    private void arrived(boolean now) {
      core.loop()
          .execute(
              () -> {
                there = now;
                pausing = false;
                dial();
              });
    }

    @Override
    public void onLeft(String member) {
      if (member.equals(name)) {
        core.loop().execute(() -> there = false);
      }
    }

    @Override
    public void onInterrupted() {
      core.loop().execute(() -> there = false);
    }

    @Override
    public void onText(String member, String text) {
      if (member.equals(name)) {
        core.loop().execute(() -> core.signalling().received(name, text, Optional.empty()));
      }
    }

    @Override
    public void onClosed() {
      core.loop()
          .execute(
              () -> {
                door = null;
                there = false;
                core.loop().after(backoff.next(), Dialling.this::knock);
              });
    }
  }
}
