package social.kith.node;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import social.kith.node.contact.Attempt;
import social.kith.node.contact.ContactLink;
import social.kith.node.contact.ContactPath;
import social.kith.node.contact.LinkState;
import social.kith.node.find.AddressSource;
import social.kith.node.find.LocalAddresses;
import social.kith.node.find.NatMapping;
import social.kith.node.link.Traffic;
import social.kith.node.peer.CandidatePair;

/** Loop-owned. The paths to contacts as a person sees them. */
final class PathViews {
  private final Supplier<NatMapping> mapping;
  private final IntPredicate opened;

  /**
   * Views.
   *
   * @param mapping what is known of this machine's router
   * @param opened whether it has opened a UDP port
   */
  PathViews(Supplier<NatMapping> mapping, IntPredicate opened) {
    this.mapping = mapping;
    this.opened = opened;
  }

  PathView view(ContactLink link) {
    ContactPath path = link.path();
    LinkState state = link.state();
    OptionalInt port = link.port();
    PathWords words = new PathWords(port, isOpened(port), mapping.get(), LocalAddresses.near());
    List<Attempt> attempts = path.attempts();
    Traffic.Count traffic = link.traffic().count();
    return new PathView(
        link.contact().id().hex(),
        ContactViews.state(state),
        state.since(),
        standing(link).orElseGet(() -> words.of(state, attempts)),
        state.online() ? path.roundTrip().map(Duration::toMillis) : Optional.empty(),
        state.online() ? path.pair().map(PathViews::candidates) : Optional.empty(),
        port.isPresent() ? Optional.of(port.getAsInt()) : Optional.empty(),
        traffic.itemSent() + traffic.photoSent() + traffic.otherSent(),
        traffic.itemReceived() + traffic.photoReceived() + traffic.otherReceived(),
        attempts.stream().map(attempt -> view(attempt, words)).toList());
  }

  private boolean isOpened(OptionalInt port) {
    return port.isPresent() && opened.test(port.getAsInt());
  }

  /** What keeps this node from trying at all. */
  private static Optional<String> standing(ContactLink link) {
    if (link.contact().standing().blockedAt().isPresent()) {
      return Optional.of("You blocked them. Unblock them, and they are tried again.");
    }
    if (link.contact().standing().replacedBy().isPresent()) {
      return Optional.of("Their key has changed. Acknowledge the new one, or refuse it.");
    }
    return link.port().isPresent()
        ? Optional.empty()
        : Optional.of(
            "No UDP port is free for their link. Close programs that use many, and start Kith"
                + " again.");
  }

  private static CandidatesView candidates(CandidatePair pair) {
    return new CandidatesView(
        CandidatesView.Kind.valueOf(pair.local().name()),
        CandidatesView.Kind.valueOf(pair.remote().name()),
        pair.relayProtocol().orElse("udp"));
  }

  private static AttemptView view(Attempt attempt, PathWords words) {
    Map<AddressSource, Integer> counts = new EnumMap<>(AddressSource.class);
    attempt.tried().forEach(tried -> counts.merge(tried.source(), 1, Integer::sum));
    return new AttemptView(
        attempt.firstAt(),
        attempt.lastAt(),
        attempt.times(),
        counts.entrySet().stream()
            .map(e -> new TriedView(TriedView.Source.valueOf(e.getKey().name()), e.getValue()))
            .toList(),
        AttemptView.Outcome.valueOf(attempt.outcome().name()),
        words.of(attempt),
        attempt.connectedAt(),
        attempt.endedAt());
  }
}
