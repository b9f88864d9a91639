package social.kith.node.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection by two short texts ({@link SessionCode}, of the minimal form): the offerer's {@link
 * #description} goes to the answerer, the answer goes back, and they are connected. Messages are
 * JSON objects, each a value of the class that its type stands for.
 *
 * <p>Any thread; nothing waits. Listeners are called, and futures complete, on the executor given
 * at creation. Add listeners before {@link #connect}. The texts carry the fingerprints: who can
 * exchange them on their way can sit between the two.
 */
public final class CodeConnection implements AutoCloseable {
  /** How long an answerer waits for the offerer to take its answer. */
  public static final Duration ANSWER_LIMIT = Duration.ofMinutes(10);

  /** How long a broken path may take to come back; there is no way to agree on another one. */
  public static final Duration INTERRUPTION_LIMIT = Duration.ofSeconds(15);

  private static final Duration STEP = Duration.ofSeconds(5);

  /** Which of the two sides. */
  public enum Role {
    /** Makes the first text. */
    OFFERER,
    /** Answers it. */
    ANSWERER
  }

  private final Role role;
  private final LoopGate loop;
  private final Peer peer;
  private final Listeners<CodeEvent> events = new Listeners<>();
  private final JsonMessages messages = new JsonMessages(events::tell);
  private final CompletableFuture<String> own = new CompletableFuture<>();
  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private final List<IceCandidate> candidates = new ArrayList<>();
  private volatile @Nullable SessionDescription local;
  private volatile @Nullable SessionDescription remote;
  private int interruptions;

  private CodeConnection(
      PeerConnectionFactory factory, Role role, PeerOptions options, Executor executor) {
    this.role = role;
    this.loop = new LoopGate(executor);
    this.peer = Peer.create(factory, config(role, options), executor);
  }

  /** An offerer that fails has no path; an answerer has to wait until a person took its answer. */
  private static PeerConfig config(Role role, PeerOptions options) {
    PeerConfig config =
        role == Role.OFFERER
            ? PeerConfig.initiator(options).withRestarts(INTERRUPTION_LIMIT, 0)
            : PeerConfig.answerer(options)
                .withRestarts(STEP, (int) (ANSWER_LIMIT.toSeconds() / STEP.toSeconds()));
    return config.withShortCodes();
  }

  /**
   * Makes one side.
   *
   * @param options of its connection, with the servers
   * @param executor runs listeners one after another, on a thread that is not the caller's
   * @throws IllegalStateException if the factory is closed
   */
  public static CodeConnection create(
      PeerConnectionFactory factory, Role role, PeerOptions options, Executor executor) {
    CodeConnection connection = new CodeConnection(factory, role, options, executor);
    Registration unused = connection.peer.on(PeerEvent.class, connection::heard);
    return connection;
  }

  /**
   * This side's text: of the offerer soon, once its addresses are known or after {@link
   * DescribedPeer#GATHERING_LIMIT}; of the answerer after {@link #connect}. Fails with {@link
   * PeerException} if the connection is over before.
   */
  public CompletableFuture<String> description() {
    return own.copy();
  }

  /**
   * Takes the other side's text. Where it fails nothing has changed, and another text can be taken.
   *
   * @return for the answerer, its answer; for the offerer, its own text once the two are connected.
   *     Fails with {@link SessionCodeException} if the text is no code, and with {@link
   *     PeerException} if it is not of the other side, was taken before, or leads to nobody
   */
  public CompletableFuture<String> connect(String text) {
    CompletableFuture<String> result = new CompletableFuture<>();
    boolean accepted =
        loop.execute(
            () -> {
              try {
                take(SessionCode.parse(text));
              } catch (SessionCodeException | PeerException e) {
                result.completeExceptionally(e);
                return;
              }
              var unused =
                  (role == Role.ANSWERER ? own : connected.thenCombine(own, (done, mine) -> mine))
                      .whenComplete((mine, error) -> settle(result, mine, error));
            });
    if (!accepted) {
      result.completeExceptionally(closed());
    }
    return result;
  }

  private static void settle(
      CompletableFuture<String> result, String mine, @Nullable Throwable error) {
    if (error == null) {
      result.complete(mine);
    } else {
      result.completeExceptionally(PeerException.find(error).<Throwable>map(e -> e).orElse(error));
    }
  }

  private static PeerException closed() {
    return new PeerException(PeerException.Reason.CLOSED, "the connection is closed");
  }

  private void take(SessionCode code) throws PeerException {
    boolean fits = (code.type() == SessionDescription.Type.OFFER) == (role == Role.ANSWERER);
    if (!fits || remote != null || (role == Role.OFFERER && local == null)) {
      throw new PeerException(
          PeerException.Reason.REFUSED,
          fits ? "a code was taken already, or none was given out" : "this is a code of this side");
    }
    SessionDescription theirs = code.description();
    remote = theirs;
    peer.signal(new Signal.Sdp(theirs));
  }

  /** Done when the channel is open; fails with {@link PeerException} if that never comes. */
  public CompletableFuture<Void> connected() {
    return connected.copy();
  }

  /**
   * Hears the messages of a type. Fields that the class does not have are passed over; one that is
   * missing, or of another kind, is a {@link CodeEvent.Misfit}.
   *
   * @param type 1 to 64 characters
   * @param as a record, or what else Jackson can make of an object
   * @throws IllegalArgumentException if the type is empty or too long
   */
  public <T> Registration on(String type, Class<T> as, Consumer<? super T> listener) {
    return messages.on(type, as, listener);
  }

  /** Hears all events of one kind; {@code CodeEvent.class} for all of them. */
  public <E extends CodeEvent> Registration on(Class<E> kind, Consumer<? super E> listener) {
    return events.add(
        event -> {
          if (kind.isInstance(event)) {
            listener.accept(kind.cast(event));
          }
        });
  }

  /**
   * Sends a message. Before the two are connected it is kept and sent then.
   *
   * @param type 1 to 64 characters
   * @param value a record, or what else Jackson writes as an object; at most {@link
   *     DataChannel#MAX_MESSAGE_BYTES} with its type
   * @throws IllegalArgumentException if the value is no object, has a field {@code type}, or the
   *     type is empty or too long
   * @throws SendException if it is not sent
   */
  public void send(String type, Object value) {
    peer.send(JsonMessages.write(type, value));
  }

  /** What this side's text stands for, once it is made. */
  public Optional<SessionDescription> localDescription() {
    return Optional.ofNullable(local);
  }

  /** What the other side's text stands for, once it is taken. */
  public Optional<SessionDescription> remoteDescription() {
    return Optional.ofNullable(remote);
  }

  /** The peer below, for bytes. */
  public Peer peer() {
    return peer;
  }

  private void heard(PeerEvent event) {
    if (event instanceof PeerEvent.Signalled signalled) {
      signalled(signalled.signal());
    } else if (event instanceof PeerEvent.Connected) {
      connected.complete(null);
      events.tell(new CodeEvent.Connected());
    } else if (event instanceof PeerEvent.Message message && !message.binary()) {
      messages.receive(message.data());
    } else if (event instanceof PeerEvent.Interrupted && connected.isDone()) {
      interrupted(++interruptions);
    } else if (event instanceof PeerEvent.Resumed) {
      interruptions++;
    } else if (event instanceof PeerEvent.Failed failed) {
      failed(failed.reason());
    } else if (event instanceof PeerEvent.Closed) {
      finish(closed());
      events.tell(new CodeEvent.Closed());
    }
  }

  private void signalled(Signal signal) {
    if (signal instanceof Signal.Candidate candidate) {
      candidates.add(candidate.candidate());
    } else if (signal instanceof Signal.Sdp sdp && local == null) {
      local = sdp.description();
      var unused =
          peer.connection()
              .gathered()
              .completeOnTimeout(
                  null, DescribedPeer.GATHERING_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
              .thenRun(() -> loop.execute(() -> giveOut(sdp.description())));
    }
  }

  private void giveOut(SessionDescription made) {
    try {
      own.complete(SessionCode.of(made, candidates).text());
    } catch (SessionCodeException e) {
      own.completeExceptionally(e);
    }
  }

  private void interrupted(int which) {
    CompletableFuture.delayedExecutor(
            INTERRUPTION_LIMIT.toMillis(), TimeUnit.MILLISECONDS, loop::execute)
        .execute(
            () -> {
              if (which == interruptions) {
                failed(new PeerException(PeerException.Reason.NO_PATH, "the path is broken"));
                close();
              }
            });
  }

  private void failed(PeerException reason) {
    finish(reason);
    events.tell(new CodeEvent.Failed(reason));
  }

  private void finish(PeerException reason) {
    own.completeExceptionally(reason);
    connected.completeExceptionally(reason);
  }

  /** Ends the connection; the other side hears it too. Again does nothing. */
  @Override
  public void close() {
    peer.close();
  }
}
