package social.kith.node;

import java.util.List;
import java.util.Optional;

/**
 * A camera of this node.
 *
 * @param id 32 hexadecimal digits; also of its room in {@link LiveView}
 * @param name for a person
 * @param device which camera of the machine; absent for a test pattern with a clock
 * @param widthPx of a picture, or what the camera has that is nearest to it
 * @param heightPx likewise
 * @param framesPerSecond likewise
 * @param maxKbps most that goes to each of those who watch, in kbit/s
 * @param maxViewers most who watch at once, this person not counted
 * @param grants who may watch, and when
 * @param problem why it gives no picture, with what to do
 */
public record CameraView(
    String id,
    String name,
    Optional<String> device,
    int widthPx,
    int heightPx,
    int framesPerSecond,
    int maxKbps,
    int maxViewers,
    List<CameraGrantView> grants,
    Optional<String> problem) {
  /** Shows no names. */
  @Override
  public String toString() {
    return "CameraView[" + id + "]";
  }
}
