package social.kith.node;

import java.util.Optional;

/**
 * How a camera of this node is to be.
 *
 * @param name 1 to 100 characters
 * @param device from {@link CameraDevice#id}; absent for a test pattern with a clock
 * @param widthPx 16 to 3840; 640 if absent
 * @param heightPx 16 to 2160; 480 if absent
 * @param framesPerSecond 1 to 30; 15 if absent
 * @param maxKbps 50 to 20,000; 1,000 if absent
 * @param maxViewers most who watch at once, 1 to 32; 8 if absent
 */
public record CameraWish(
    String name,
    Optional<String> device,
    Optional<Integer> widthPx,
    Optional<Integer> heightPx,
    Optional<Integer> framesPerSecond,
    Optional<Integer> maxKbps,
    Optional<Integer> maxViewers) {}
