package social.kith.node;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import social.kith.crypto.ContactId;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Offence;
import social.kith.storage.Store;

/** What contacts' nodes did that they must not, until the person forgets it. Any thread. */
final class Conduct {
  private final Store store;
  private final Map<ContactId, List<Offence>> known = new ConcurrentHashMap<>();

  Conduct(Store store) {
    this.store = store;
  }

  /**
   * Keeps that it happened.
   *
   * @return done after COMMIT: whether nothing of this kind was known
   */
  CompletableFuture<Boolean> happened(EventLoop loop, ContactId contact, Offence.Kind what) {
    boolean first = of(contact).stream().noneMatch(offence -> offence.kind() == what);
    var now = loop.now();
    return store
        .update(tx -> store.offences().add(tx, contact, what, now))
        .thenApply(
            done -> {
              changed(contact);
              return first;
            });
  }

  /** What is known, the latest first. */
  List<Offence> of(ContactId contact) {
    return known.computeIfAbsent(contact, store.offences()::of);
  }

  /** Forgets what a contact's node did. Done after COMMIT. */
  CompletableFuture<Void> forget(ContactId contact) {
    return store.update(tx -> store.offences().forget(tx, contact)).thenRun(() -> changed(contact));
  }

  /** What is known of a contact is to be read anew. */
  void changed(ContactId contact) {
    known.remove(contact);
  }

  static OffenceView view(Offence offence) {
    return new OffenceView(
        switch (offence.kind()) {
          case MALFORMED -> OffenceView.Kind.MALFORMED;
          case FORGED -> OffenceView.Kind.FORGED;
          case FLOOD -> OffenceView.Kind.FLOOD;
          case OVER_ALLOWANCE -> OffenceView.Kind.OVER_ALLOWANCE;
          case WRONG_PHOTO -> OffenceView.Kind.WRONG_PHOTO;
        },
        words(offence.kind()),
        offence.times(),
        offence.firstAt(),
        offence.lastAt());
  }

  /** For a person: what happened, and what became of it. */
  static String words(Offence.Kind kind) {
    return switch (kind) {
      case MALFORMED ->
          "It sent something that the protocol does not allow, and was hung up on. If Kith is up to"
              + " date on both sides, somebody may be misusing their node.";
      case FORGED -> "It sent something that they did not sign. It was refused.";
      case FLOOD -> "It sent far more than your node takes at once, and was hung up on.";
      case OVER_ALLOWANCE ->
          "It brings more than you keep of them. The rest is not taken; you can keep more.";
      case WRONG_PHOTO ->
          "It sent a photo that was not the one it said, three times. It was thrown away.";
    };
  }
}
