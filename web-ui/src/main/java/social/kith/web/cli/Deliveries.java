package social.kith.web.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import social.kith.node.DeliveryView;

/** Describes on a terminal how far posts are. */
final class Deliveries {
  private Deliveries() {}

  /** How far a post is, over all people. */
  static String summary(List<DeliveryView> deliveries, boolean retracted) {
    if (retracted) {
      return "taken back, %d of %d confirmed"
          .formatted(count(deliveries, DeliveryView::retractionConfirmedAt), deliveries.size());
    }
    return "on %d of %d disks"
        .formatted(count(deliveries, DeliveryView::storedAt), deliveries.size());
  }

  private static long count(
      List<DeliveryView> deliveries, Function<DeliveryView, Optional<Instant>> time) {
    return deliveries.stream().filter(delivery -> time.apply(delivery).isPresent()).count();
  }

  /** How far it is with one person. */
  static String line(DeliveryView delivery) {
    String photos =
        delivery.photosTotal() == 0
            ? ""
            : ", %d of %d images".formatted(delivery.photosStored(), delivery.photosTotal());
    String online =
        delivery.online() ? ", online" : ", offline" + at(", last seen ", delivery.lastSeenAt());
    return "%-20s %s%s%s"
        .formatted(Terminal.cleanLine(delivery.name()), state(delivery), photos, online);
  }

  private static String state(DeliveryView delivery) {
    return switch (delivery.state()) {
      case QUEUED -> "waits since " + Terminal.time(delivery.queuedAt());
      case SENT -> "sent" + at(" ", delivery.sentAt()) + ", not yet confirmed";
      case STORED -> "on their disk" + at(" since ", delivery.storedAt());
      case SEEN -> "seen" + at(" ", delivery.seenAt());
      case RETRACTED -> "taken back" + at(" ", delivery.retractedAt()) + ", not yet confirmed";
      case RETRACTION_CONFIRMED ->
          "off their disk" + at(" since ", delivery.retractionConfirmedAt());
    };
  }

  private static String at(String before, Optional<Instant> time) {
    return time.map(it -> before + Terminal.time(it)).orElse("");
  }
}
