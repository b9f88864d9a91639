package social.kith.node.peer.client;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.IdentityKey;
import social.kith.node.peer.MediaStream;

/**
 * A call between this client and somebody. Nothing is seen or heard before it is answered: then
 * each side sends its stream, if it has one, until one of the two hangs up or is gone.
 *
 * <p>Any thread; nothing waits. Futures complete, and listeners are called, on the client's
 * executor.
 */
public final class Call {
  /** How far it is. */
  public enum State {
    /** Not answered yet. */
    RINGING,
    /** Answered. */
    ACTIVE,
    /** Over. */
    ENDED
  }

  /** Why it ended. */
  public enum EndReason {
    /** One of the two hung up. */
    HUNG_UP,
    /** It was not taken. */
    DECLINED,
    /** The connection is gone, or there was none. */
    LOST
  }

  private final UUID id;
  private final IdentityKey peer;
  private final boolean incoming;
  private final byte[] metadata;
  private final ClientCore core;
  private final CompletableFuture<Void> answered = new CompletableFuture<>();
  private final CompletableFuture<EndReason> ended = new CompletableFuture<>();
  private final CompletableFuture<MediaStream> remoteStream = new CompletableFuture<>();
  private volatile State state = State.RINGING;
  private @Nullable MediaStream ownStream;
  private @Nullable String remoteStreamId;

  Call(UUID id, IdentityKey peer, boolean incoming, byte[] metadata, ClientCore core) {
    this.id = id;
    this.peer = peer;
    this.incoming = incoming;
    this.metadata = metadata;
    this.core = core;
  }

  UUID id() {
    return id;
  }

  /** Who it is with. */
  public IdentityKey peer() {
    return peer;
  }

  /** Whether the other side calls. */
  public boolean isIncoming() {
    return incoming;
  }

  /** How far it is, perhaps a moment before a future completes. */
  public State state() {
    return state;
  }

  /**
   * What the caller said about it.
   *
   * @throws ClientException {@link ClientException.Reason#MISFIT} if it is none of this class
   */
  public <T> T metadata(Class<T> as) throws ClientException {
    return Json.read(metadata, as);
  }

  /** Takes an incoming call that rings, without a stream of this side. Else does nothing. */
  public void answer() {
    onLoop(calls -> calls.answer(this, Optional.empty()));
  }

  /** Takes an incoming call that rings, and sends a stream. Else does nothing. */
  public void answer(MediaStream stream) {
    onLoop(calls -> calls.answer(this, Optional.of(stream)));
  }

  /** Does not take it. Of a call that does not ring any more, as {@link #hangUp}. */
  public void decline() {
    onLoop(calls -> calls.end(this, state == State.RINGING ? "decline" : "hangup"));
  }

  /** Ends it, on both sides. Again does nothing. */
  public void hangUp() {
    onLoop(calls -> calls.end(this, "hangup"));
  }

  private void onLoop(Consumer<Calls> step) {
    core.loop().execute(() -> step.accept(core.person(peer).calls()));
  }

  /** Done when it is answered; fails if it ends before. */
  public CompletableFuture<Void> answered() {
    return answered.copy();
  }

  /** Done when it is over. */
  public CompletableFuture<EndReason> ended() {
    return ended.copy();
  }

  /** The other side's stream, when it is there; fails if the call ends before. */
  public CompletableFuture<MediaStream> remoteStream() {
    return remoteStream.copy();
  }

  /** Calls back with the other side's stream, now or when it is there. */
  public void fetchStream(Consumer<MediaStream> callback) {
    var unused = remoteStream.thenAcceptAsync(callback, core.loop());
  }

  void offer(Optional<MediaStream> own) {
    ownStream = own.orElse(null);
  }

  Optional<MediaStream> ownStream() {
    return Optional.ofNullable(ownStream);
  }

  void expect(@Nullable String remote) {
    remoteStreamId = remote;
  }

  void activate() {
    state = State.ACTIVE;
    answered.complete(null);
  }

  void streamAdded(MediaStream stream) {
    if (stream.id().equals(remoteStreamId)) {
      remoteStream.complete(stream);
    }
  }

  void finish(EndReason reason) {
    state = State.ENDED;
    ClientException over =
        new ClientException(ClientException.Reason.NO_CONNECTION, "the call is over: " + reason);
    answered.completeExceptionally(over);
    remoteStream.completeExceptionally(over);
    ended.complete(reason);
  }
}
