package social.kith.node.peer;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Brings the descriptions of two sides together, whoever changes what and when (W3C WebRTC,
 * "perfect negotiation"): one step after another; where both offer at once, the polite side takes
 * its offer back and the other one ignores what it is offered. Loop-owned.
 */
final class Negotiation {
  /** What a negotiation tells. */
  interface Listener {
    /** To be brought to the other side. */
    void signal(Signal signal);

    /** The other side's description is applied. */
    void described();

    /** A step failed; the connection is as before it. */
    void failed(PeerException reason);
  }

  private final PeerConnection connection;
  private final boolean polite;
  private final Listener listener;
  private CompletableFuture<Void> steps = CompletableFuture.completedFuture(null);
  private boolean offerQueued;
  private boolean offerWanted;
  private boolean awaitingAnswer;
  private boolean ignoringOffer;

  Negotiation(PeerConnection connection, boolean polite, Listener listener) {
    this.connection = connection;
    this.polite = polite;
    this.listener = listener;
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
    next(
        () ->
            switch (description.type()) {
              case OFFER -> offered(description);
              case ANSWER, PRANSWER -> answered(description);
              case ROLLBACK -> done();
            });
  }

  /** A candidate of the other side came. */
  void remote(IceCandidate candidate) {
    next(
        () -> {
          boolean ofIgnored = ignoringOffer;
          // Not waited for: before the description it completes only with that.
          var unused =
              connection
                  .addIceCandidate(candidate)
                  .whenComplete(
                      (added, error) -> {
                        if (error != null && !ofIgnored) {
                          failed(error);
                        }
                      });
          return done();
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
    return connection
        .createOffer()
        .thenCompose(
            offer ->
                connection
                    .setLocalDescription(offer)
                    .thenAccept(
                        applied -> {
                          awaitingAnswer = true;
                          listener.signal(new Signal.Sdp(offer));
                        }));
  }

  private CompletableFuture<Void> offered(SessionDescription offer) {
    ignoringOffer = awaitingAnswer && !polite;
    if (ignoringOffer) {
      return done();
    }
    CompletableFuture<Void> ready = done();
    if (awaitingAnswer) {
      awaitingAnswer = false;
      ready = connection.setLocalDescription(SessionDescription.rollback());
    }
    return ready
        .thenCompose(rolledBack -> connection.setRemoteDescription(offer))
        .thenCompose(
            applied -> {
              listener.described();
              return connection.createAnswer();
            })
        .thenCompose(
            answer ->
                connection
                    .setLocalDescription(answer)
                    .thenAccept(applied -> listener.signal(new Signal.Sdp(answer))))
        .thenAccept(answered -> offerIfWanted());
  }

  private CompletableFuture<Void> answered(SessionDescription answer) {
    if (!awaitingAnswer) {
      // It answers an offer that was taken back.
      return done();
    }
    return connection
        .setRemoteDescription(answer)
        .thenAccept(
            applied -> {
              if (answer.type() == SessionDescription.Type.ANSWER) {
                awaitingAnswer = false;
                ignoringOffer = false;
              }
              listener.described();
              offerIfWanted();
            });
  }

  private void offerIfWanted() {
    if (offerWanted) {
      needed();
    }
  }
}
