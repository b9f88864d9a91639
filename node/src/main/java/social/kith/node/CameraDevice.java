package social.kith.node;

/**
 * A camera of this machine.
 *
 * @param id names it as long as it stays where it is
 * @param label for a person; may be empty
 */
public record CameraDevice(String id, String label) {}
