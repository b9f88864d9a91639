package social.kith.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far an own post is.
 *
 * @param postId item id, 64 hexadecimal digits
 * @param createdAt when it was shared
 * @param retractedAt when it was taken back
 * @param deliveries one for each contact for whom it was queued
 */
public record PostDeliveriesView(
    String postId,
    Instant createdAt,
    Optional<Instant> retractedAt,
    List<DeliveryView> deliveries) {}
