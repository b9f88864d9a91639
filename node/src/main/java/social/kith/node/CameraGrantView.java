package social.kith.node;

import java.util.Optional;

/**
 * Somebody may watch a camera.
 *
 * @param contactId who
 * @param window when; absent for always
 */
public record CameraGrantView(String contactId, Optional<CameraWindow> window) {}
