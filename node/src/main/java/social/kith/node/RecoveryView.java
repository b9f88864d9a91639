package social.kith.node;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the person can come back after a loss.
 *
 * @param wordsCheckedAt when they last showed that they have their recovery words; empty if they
 *     never did
 */
public record RecoveryView(Optional<Instant> wordsCheckedAt) {}
