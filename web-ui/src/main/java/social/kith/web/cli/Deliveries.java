package social.kith.web.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import social.kith.node.DeliveryView;

/** Describes on a terminal how far posts are. */
final class Deliveries {
  private Deliveries() {}

  /** How far a post is, over all people; it is on a disk with all its photos, or not at all. */
  static String summary(List<DeliveryView> deliveries, boolean retracted) {
    if (retracted) {
      return "taken back, %d of %d confirmed"
          .formatted(
              count(deliveries, it -> it.retractionConfirmedAt().isPresent()), deliveries.size());
    }
    return "on %d of %d disks".formatted(count(deliveries, Deliveries::isWhole), deliveries.size());
  }

  private static boolean isWhole(DeliveryView delivery) {
    return delivery.storedAt().isPresent() && delivery.photosStored() >= delivery.photosTotal();
  }

  private static long count(List<DeliveryView> deliveries, Predicate<DeliveryView> which) {
    return deliveries.stream().filter(which).count();
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
