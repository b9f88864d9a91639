package social.kith.node.live;

import java.nio.ByteBuffer;
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
 * @param maxViewers most who watch at once, this person not counted
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
    int maxViewers,
    List<Grant> grants) {
  /** Most cameras of a node. */
  public static final int MAX_CAMERAS = 8;

  /** Most who watch at once, as long as nothing else was chosen. */
  public static final int FIRST_MAX_VIEWERS = 8;

  /** Most grants of a camera. */
  public static final int MAX_GRANTS = 500;

  private static final int MAX_DEVICE = 1_000;
  static final int MAX_BYTES = 1 << 20;
  private static final int ID_BYTES = 32;
  private static final int WINDOW_BYTES = ID_BYTES + 5;

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
        id,
        name,
        device,
        widthPx,
        heightPx,
        framesPerSecond,
        maxKbps,
        maxViewers,
        List.copyOf(others));
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
            .put(9, maxViewers)
            .putBytesList(8, grants.stream().map(CameraConfig::encode).toList());
    device.ifPresent(it -> map.put(3, it));
    return map.build();
  }

  /** The contact's id; with a window its first and last minute, two bytes each, and its days. */
  private static byte[] encode(Grant grant) {
    ByteBuffer bytes = ByteBuffer.allocate(grant.window().isPresent() ? WINDOW_BYTES : ID_BYTES);
    bytes.put(grant.contact().bytes());
    grant
        .window()
        .ifPresent(
            window ->
                bytes
                    .putShort((short) window.fromMinute())
                    .putShort((short) window.untilMinute())
                    .put((byte) window.dayBits()));
    return bytes.array();
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
              // Those of an earlier version do not say it.
              map.has(9) ? (int) map.requireLong(9, 1, 1_000) : FIRST_MAX_VIEWERS,
              grants(map)));
    }
    return List.copyOf(cameras);
  }

  private static List<Grant> grants(CborMap camera) throws MalformedException {
    List<Grant> grants = new ArrayList<>();
    for (byte[] grant : camera.requireBytesList(8, MAX_GRANTS, WINDOW_BYTES)) {
      grants.add(grant(grant));
    }
    return List.copyOf(grants);
  }

  private static Grant grant(byte[] encoded) throws MalformedException {
    if (encoded.length != ID_BYTES && encoded.length != WINDOW_BYTES) {
      throw new MalformedException("a grant of " + encoded.length + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    byte[] id = new byte[ID_BYTES];
    bytes.get(id);
    if (!bytes.hasRemaining()) {
      return new Grant(ContactId.of(id), Optional.empty());
    }
    try {
      TimeWindow window =
          new TimeWindow(bytes.getShort(), bytes.getShort(), TimeWindow.days(bytes.get()));
      return new Grant(ContactId.of(id), Optional.of(window));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a grant without a window");
    }
  }
}
