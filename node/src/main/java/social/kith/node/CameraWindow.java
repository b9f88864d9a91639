package social.kith.node;

import java.util.List;

/**
 * When a camera may be watched, by this machine's clock.
 *
 * @param from {@code HH:mm}
 * @param until {@code HH:mm}; if it is not after {@code from}, on the day after
 * @param days on which it begins: MONDAY to SUNDAY; none stands for every day
 */
public record CameraWindow(String from, String until, List<String> days) {}
