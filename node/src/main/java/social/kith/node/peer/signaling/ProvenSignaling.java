package social.kith.node.peer.signaling;

import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;

/**
 * Rooms in which names are proven, not claimed, over any transport. A member's name is its identity
 * key; it is told as joined once it has answered a challenge with that key, and every text is
 * signed over room, sender, receiver, the session of both and a number. A transport can still drop
 * what it carries, and read it; what it changed, invented, moved, kept or repeats is dropped and
 * counted.
 *
 * <p>{@link RoomListener#onOpen} tells of nobody: members join as they prove themselves. Who does
 * not within ten seconds is forgotten.
 */
public final class ProvenSignaling implements SignalingTransport {
  private final SignalingTransport inner;
  private final Identity self;
  private final Executor executor;
  private final Timers timers;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();
  // Only on the executor.
  private final Set<ProvenRoom> rooms = new HashSet<>();

  /**
   * Makes one.
   *
   * @param inner carries everything; borrowed: it stays open
   * @param self who this side is; borrowed, not to be closed before this
   * @param executor checks, signs, and runs listeners, one after another, on a thread that is not
   *     the caller's
   */
  public ProvenSignaling(SignalingTransport inner, Identity self, Executor executor) {
    this(inner, self, executor, Timers.on(executor));
  }

  ProvenSignaling(SignalingTransport inner, Identity self, Executor executor, Timers timers) {
    this.inner = inner;
    this.self = self;
    this.executor = executor;
    this.timers = timers;
  }

  /** What the owner of a key is called: the key in Base64 for URLs, 43 characters. */
  public static String name(IdentityKey key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes());
  }

  /** Whose name this is; empty if it is nobody's. */
  public static Optional<IdentityKey> key(String name) {
    try {
      IdentityKey key = IdentityKey.of(Base64.getUrlDecoder().decode(name));
      // A key has one name only.
      return Optional.of(key).filter(same -> name(same).equals(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int maxTextCharacters() {
    return inner.maxTextCharacters() - ProofMessage.OVERHEAD_CHARACTERS;
  }

  /**
   * As in every transport.
   *
   * @param member this side's own name: {@link #name} of its key
   * @throws IllegalArgumentException also if it is another one
   */
  @Override
  public RoomMembership join(String room, String member, RoomListener listener) {
    if (!member.equals(name(self.key()))) {
      throw new IllegalArgumentException("only this side's own name can be proven");
    }
    ProvenRoom joined =
        new ProvenRoom(this, self, Names.require(room), new ListenerGate(listener, executor));
    if (closed.get()) {
      throw new IllegalStateException("the transport is closed");
    }
    execute(
        () -> {
          if (closed.get()) {
            joined.end();
          } else {
            rooms.add(joined);
            joined.enter(inner);
          }
        });
    return joined;
  }

  /** How many texts and names were dropped since they were not what they claimed. */
  public long dropped() {
    return dropped.get();
  }

  void drop() {
    dropped.incrementAndGet();
  }

  void forget(ProvenRoom room) {
    rooms.remove(room);
  }

  Timers timers() {
    return timers;
  }

  void execute(Runnable task) {
    ListenerGate.execute(executor, task);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      execute(() -> Set.copyOf(rooms).forEach(ProvenRoom::end));
    }
  }
}
