package social.kith.node.peer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the descriptions of two sides together, whoever changes what and when (W3C WebRTC,
 * "perfect negotiation"): one step after another; where both offer at once, the polite side takes
 * its offer back and the other one ignores what it is offered. Loop-owned.
 */
final class Negotiation {
  /** What a negotiation tells. */
  interface Listener {
    /** An offer or an answer is about to be made. */
    void before(SessionDescription.Type type);

    /** A description of this side is to be brought to the other side. */
    void local(SessionDescription description);

    /** An offer of this side was taken back. */
    void rolledBack();

    /** This description of the other side is applied. */
    void described(SessionDescription description);

    /** A step failed; the connection is as before it. */
    void failed(PeerException reason);
  }

  private final PeerConnection connection;
  private final CodecFilters filters;
  private final Listener listener;
  private CompletableFuture<Void> steps = done();

  /** Done once all descriptions and candidates of before were given to the connection. */
  private CompletableFuture<Void> handedOver = done();

  private boolean polite;
  private boolean shortCodes;
  private boolean offerQueued;
  private boolean offerWanted;
  private boolean awaitingAnswer;
  private boolean ignoringOffer;
  private volatile @Nullable SessionDescription local;
  private volatile @Nullable SessionDescription remote;
  private @Nullable SessionDescription localBefore;

  Negotiation(PeerConnection connection, CodecFilters filters, Listener listener) {
    this.connection = connection;
    this.filters = filters;
    this.listener = listener;
  }

  /**
   * Says how this side is, before anything else happens.
   *
   * @param yields whether it takes its offer back for the other side's
   * @param derives whether it begins with the credentials of the shortest codes
   */
  void begin(boolean yields, boolean derives) {
    polite = yields;
    shortCodes = derives;
  }

  /** What this side described last. Any thread. */
  Optional<SessionDescription> local() {
    return Optional.ofNullable(local);
  }

  /** What the other side described last. Any thread. */
  Optional<SessionDescription> remote() {
    return Optional.ofNullable(remote);
  }

  /** Something changed on this side. */
  void needed() {
    if (!offerQueued) {
      offerQueued = true;
      next(this::offer);
    }
  }

  /** The other side's description came. */
  void remote(SessionDescription description) {
    CompletableFuture<Void> given = new CompletableFuture<>();
    handedOver = given;
    next(
        () ->
            switch (description.type()) {
              case OFFER -> offered(description, given);
              case ANSWER, PRANSWER -> answered(description, given);
              case ROLLBACK -> done();
            });
    steps = steps.whenComplete((done, error) -> given.complete(null));
  }

  /**
   * A candidate of the other side came. It follows its description at once: the connection keeps it
   * until that is applied, and the search for a path begins without a further turn of the loop.
   */
  void remote(IceCandidate candidate) {
    handedOver = handedOver.thenRun(() -> add(candidate));
  }

  private void add(IceCandidate candidate) {
    boolean ofIgnored = ignoringOffer;
    var unused =
        connection
            .addIceCandidate(candidate)
            .whenComplete(
                (added, error) -> {
                  if (error != null && !ofIgnored) {
                    failed(error);
                  }
                });
  }

  private void next(Supplier<CompletableFuture<Void>> step) {
    steps = steps.thenCompose(before -> step.get()).exceptionally(this::failed);
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  @SuppressWarnings("NullAway") // Void has no other value.
  private Void failed(Throwable error) {
    PeerException.find(error)
        .filter(reason -> reason.reason() != PeerException.Reason.CLOSED)
        .ifPresent(listener::failed);
    return null;
  }

  private CompletableFuture<Void> offer() {
    offerQueued = false;
    if (awaitingAnswer) {
      offerWanted = true;
      return done();
    }
    offerWanted = false;
    listener.before(SessionDescription.Type.OFFER);
    return connection
        .createOffer()
        .thenCompose(made -> filtered(made).thenCompose(offer -> describe(made, offer)))
        .whenComplete((applied, error) -> awaitingAnswer = error == null);
  }

  /**
   * Applies a description of this side. What libwebrtc made it does not refuse: the other side is
   * told at once, and works on it meanwhile.
   */
  private CompletableFuture<Void> describe(SessionDescription made, SessionDescription chosen) {
    SessionDescription mine = shortened(chosen);
    CompletableFuture<Void> applied = connection.setLocalDescription(mine);
    if (!mine.equals(made)) {
      return applied.thenAccept(done -> described(mine));
    }
    described(mine);
    return applied;
  }

  /** Only the first one: those after it keep its credentials, or have others to restart with. */
  private SessionDescription shortened(SessionDescription mine) {
    if (!shortCodes || local != null) {
      return mine;
    }
    try {
      return SessionCode.withDerivedCredentials(mine);
    } catch (SessionCodeException e) {
      // It is not of data channels alone, so that there is no code of it at all.
      return mine;
    }
  }

  private CompletableFuture<SessionDescription> filtered(SessionDescription offer) {
    try {
      return CompletableFuture.completedFuture(filters.apply(offer));
    } catch (PeerException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void described(SessionDescription mine) {
    localBefore = local;
    local = mine;
    listener.local(mine);
  }

  private CompletableFuture<Void> offered(SessionDescription offer, CompletableFuture<Void> given) {
    ignoringOffer = awaitingAnswer && !polite;
    if (ignoringOffer) {
      return done();
    }
    listener.before(SessionDescription.Type.ANSWER);
    // libwebrtc sends what the offer has, not what the answer keeps of it: so the offer is
    // filtered.
    return filtered(offer)
        .thenCompose(chosen -> takeBack().thenCompose(ready -> apply(chosen, given)))
        .thenCompose(
            applied -> {
              remote = offer;
              listener.described(offer);
              // What a listener adds in return is in the answer.
              return connection.createAnswer();
            })
        .thenCompose(answer -> describe(answer, answer))
        .thenAccept(answered -> offerIfWanted());
  }

  private CompletableFuture<Void> apply(SessionDescription theirs, CompletableFuture<Void> given) {
    CompletableFuture<Void> applied = connection.setRemoteDescription(theirs);
    given.complete(null);
    return applied;
  }

  private CompletableFuture<Void> takeBack() {
    if (!awaitingAnswer) {
      return done();
    }
    awaitingAnswer = false;
    return connection
        .setLocalDescription(SessionDescription.rollback())
        .thenAccept(
            rolledBack -> {
              local = localBefore;
              listener.rolledBack();
            });
  }

  private CompletableFuture<Void> answered(
      SessionDescription answer, CompletableFuture<Void> given) {
    if (!awaitingAnswer) {
      // It answers an offer that was taken back.
      return done();
    }
    return apply(answer, given)
        .thenAccept(
            applied -> {
              remote = answer;
              if (answer.type() == SessionDescription.Type.ANSWER) {
                awaitingAnswer = false;
                ignoringOffer = false;
              }
              listener.described(answer);
              offerIfWanted();
            });
  }

  private void offerIfWanted() {
    if (offerWanted) {
      needed();
    }
  }
}
