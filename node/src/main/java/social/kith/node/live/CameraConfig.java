package social.kith.node.live;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;

/**
 * A camera of the node, as the person wants it.
 *
 * @param id also of its room
 * @param name for a person, 1 to {@value RoomCard#MAX_TITLE} characters
 * @param device which camera of the machine; empty for a test pattern with a clock
 * @param widthPx of a picture, or what is nearest to it
 * @param heightPx likewise
 * @param framesPerSecond likewise
 * @param maxKbps most that goes to each of those who watch, in kbit/s
 * @param grants who may watch, and when
 */
public record CameraConfig(
    RoomId id,
    String name,
    Optional<String> device,
    int widthPx,
    int heightPx,
    int framesPerSecond,
    int maxKbps,
    List<Grant> grants) {
  /** Most cameras of a node. */
  public static final int MAX_CAMERAS = 8;

  /** Most grants of a camera. */
  public static final int MAX_GRANTS = 500;

  private static final int MAX_DEVICE = 1_000;
  private static final int MAX_BYTES = 1 << 20;
  private static final int ID_BYTES = 32;

  /**
   * Somebody may watch.
   *
   * @param contact who
   * @param window when; empty for always
   */
  public record Grant(ContactId contact, Optional<TimeWindow> window) {}

  /** The same with other grants. */
  public CameraConfig withGrants(List<Grant> others) {
    return new CameraConfig(
        id, name, device, widthPx, heightPx, framesPerSecond, maxKbps, List.copyOf(others));
  }

  /** Who may watch now. */
  public Set<ContactId> audience(LocalDateTime now) {
    return grants.stream()
        .filter(grant -> grant.window().map(window -> window.contains(now)).orElse(true))
        .map(Grant::contact)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Cameras as they are kept. */
  public static byte[] encode(List<CameraConfig> cameras) {
    return CborMap.builder()
        .put(1, cameras.stream().map(CameraConfig::encode).toList())
        .build()
        .encode();
  }

  private CborMap encode() {
    CborMap.Builder map =
        CborMap.builder()
            .put(1, id.bytes())
            .put(2, name)
            .put(4, widthPx)
            .put(5, heightPx)
            .put(6, framesPerSecond)
            .put(7, maxKbps)
            .put(8, grants.stream().map(CameraConfig::encode).toList());
    device.ifPresent(it -> map.put(3, it));
    return map.build();
  }

  private static CborMap encode(Grant grant) {
    CborMap.Builder map = CborMap.builder().put(1, grant.contact().bytes());
    grant
        .window()
        .ifPresent(
            window ->
                map.put(2, window.fromMinute())
                    .put(3, window.untilMinute())
                    .put(4, window.dayBits()));
    return map.build();
  }

  /** Reads what {@link #encode(List)} wrote. */
  public static List<CameraConfig> parse(byte[] bytes) throws MalformedException {
    List<CameraConfig> cameras = new ArrayList<>();
    for (CborMap map : CborMap.decode(bytes, MAX_BYTES).requireMaps(1, MAX_CAMERAS)) {
      cameras.add(
          new CameraConfig(
              RoomId.of(map.requireBytes(1, RoomId.BYTES, RoomId.BYTES)),
              map.requireText(2, RoomCard.MAX_TITLE),
              map.findText(3, MAX_DEVICE),
              (int) map.requireLong(4, 1, 10_000),
              (int) map.requireLong(5, 1, 10_000),
              (int) map.requireLong(6, 1, 1_000),
              (int) map.requireLong(7, 1, 1_000_000),
              grants(map)));
    }
    return List.copyOf(cameras);
  }

  private static List<Grant> grants(CborMap camera) throws MalformedException {
    List<Grant> grants = new ArrayList<>();
    for (CborMap map : camera.requireMaps(8, MAX_GRANTS)) {
      ContactId contact = ContactId.of(map.requireBytes(1, ID_BYTES, ID_BYTES));
      grants.add(new Grant(contact, map.has(2) ? Optional.of(window(map)) : Optional.empty()));
    }
    return List.copyOf(grants);
  }

  private static TimeWindow window(CborMap map) throws MalformedException {
    return new TimeWindow(
        (int) map.requireLong(2, 0, TimeWindow.DAY - 1),
        (int) map.requireLong(3, 0, TimeWindow.DAY - 1),
        TimeWindow.days((int) map.requireLong(4, 1, 127)));
  }
}
