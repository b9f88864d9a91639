package social.kith.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.KithException.Kind;
import social.kith.node.live.CameraConfig;
import social.kith.node.live.CameraRooms;
import social.kith.node.live.RoomId;
import social.kith.node.live.TimeWindow;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.MediaDeviceInfo;
import social.kith.node.peer.MediaDevices;
import social.kith.storage.Store;

/**
 * Cameras of this node, seen by those who may, while they look. A part of {@link KithNode}: any
 * thread; waits, at most 30 s, for COMMIT, and refuses with {@link KithException}.
 */
public final class Cameras {
  private static final Logger LOG = LoggerFactory.getLogger(Cameras.class);
  private static final String KEY = "live.cameras";

  private final EventLoop loop;
  private final EventHub hub;
  private final Store store;
  private final Audiences audiences;
  private final MediaDevices devices;
  private final CameraRooms rooms;

  /** On the loop. */
  private List<CameraConfig> cameras = List.of();

  /** None until {@link #start}. */
  Cameras(
      EventLoop loop,
      EventHub hub,
      Store store,
      Audiences audiences,
      Live live,
      MediaDevices devices) {
    this.loop = loop;
    this.hub = hub;
    this.store = store;
    this.audiences = audiences;
    this.devices = devices;
    this.rooms = live.cameras(devices, this::publish);
  }

  /** Opens the rooms. On the loop. */
  void start() {
    cameras = store.settings().find(KEY).map(Cameras::read).orElse(List.of());
    rooms.set(cameras);
  }

  private static List<CameraConfig> read(byte[] bytes) {
    try {
      return CameraConfig.parse(bytes);
    } catch (MalformedException e) {
      LOG.warn("the cameras cannot be read; add them again");
      return List.of();
    }
  }

  /** What cameras the machine has; none where it does not say so in time. */
  public List<CameraDevice> devices() {
    return Waiting.on(devices.enumerateDevices().exceptionally(e -> List.of())).stream()
        .filter(device -> device.kind() == MediaDeviceInfo.Kind.VIDEO_INPUT)
        .map(device -> new CameraDevice(device.deviceId(), device.label()))
        .toList();
  }

  /** All cameras, in the order in which they were added. */
  public List<CameraView> all() {
    return Waiting.on(loop.submit(this::views));
  }

  private List<CameraView> views() {
    return cameras.stream()
        .map(camera -> CameraChecks.view(camera, rooms.problem(camera.id())))
        .toList();
  }

  private void publish() {
    hub.publish(new NodeEvent.CamerasChanged(views()));
  }

  /**
   * Adds a camera that nobody may watch yet but this person.
   *
   * @throws KithException INVALID for what is out of its range or no device of this machine,
   *     TOO_LARGE for a ninth
   */
  public CameraView add(CameraWish wish) {
    CameraConfig camera = CameraChecks.config(RoomId.random(), checked(wish), List.of());
    change(
        before -> {
          if (before.size() >= CameraConfig.MAX_CAMERAS) {
            throw new KithException(Kind.TOO_LARGE, "There are 8 cameras already. Remove one.");
          }
          return Stream.concat(before.stream(), Stream.of(camera)).toList();
        });
    return view(camera.id());
  }

  private CameraWish checked(CameraWish wish) {
    wish.device()
        .filter(id -> devices().stream().noneMatch(device -> device.id().equals(id)))
        .ifPresent(
            id -> {
              throw new KithException(
                  Kind.INVALID,
                  "This machine has no such camera. “kith camera devices” lists those that it has.");
            });
    return wish;
  }

  /** Changes a camera; whoever watches has to come in anew. */
  public CameraView change(String id, CameraWish wish) {
    RoomId room = roomId(id);
    // A device that is kept may be unplugged just now.
    CameraWish checked = view(room).device().equals(wish.device()) ? wish : checked(wish);
    changeOne(room, camera -> CameraChecks.config(room, checked, camera.grants()));
    return view(room);
  }

  /** Removes a camera; it stops for whoever watches. */
  public void remove(String id) {
    RoomId room = roomId(id);
    change(
        before -> {
          require(before, room);
          return before.stream().filter(camera -> !camera.id().equals(room)).toList();
        });
  }

  /**
   * Lets a contact watch.
   *
   * @param window when; empty for always
   */
  public CameraView grant(String id, String contactId, Optional<CameraWindow> window) {
    ContactId contact = audiences.require(contactId);
    Optional<TimeWindow> checked = window.map(CameraChecks::window);
    RoomId room = roomId(id);
    changeOne(
        room,
        camera -> {
          List<CameraConfig.Grant> grants =
              new ArrayList<>(CameraChecks.without(camera.grants(), contact));
          grants.add(new CameraConfig.Grant(contact, checked));
          if (grants.size() > CameraConfig.MAX_GRANTS) {
            throw new KithException(
                Kind.TOO_LARGE, "At most 500 people may watch a camera. Take one out first.");
          }
          return camera.withGrants(grants);
        });
    return view(room);
  }

  /** Does not let a contact watch any more: it stops for them at once. */
  public CameraView revoke(String id, String contactId) {
    RoomId room = roomId(id);
    ContactId contact = ContactId.parseHex(contactId).orElseThrow(Cameras::none);
    changeOne(room, camera -> camera.withGrants(CameraChecks.without(camera.grants(), contact)));
    return view(room);
  }

  /** What the camera sees now, as a JPEG. */
  public byte[] picture(String id) {
    RoomId room = roomId(id);
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      var frame =
          Waiting.on(
              loop.submit(() -> rooms.picture(room).orElseThrow(Cameras::none))
                  .thenCompose(taken -> taken)
                  .exceptionallyCompose(error -> CompletableFuture.failedFuture(dark(error))));
      ImageIO.write(CameraPicture.of(frame), "jpeg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Throwable dark(Throwable error) {
    KithException asked = Waiting.asKithException(error);
    return asked.kind() == Kind.NOT_FOUND
        ? asked
        : new KithException(
            Kind.UNAVAILABLE,
            "The camera gives no picture. Look whether it is connected and free.",
            error);
  }

  /** The contact is none any more. On the loop. */
  void removed(ContactId contact) {
    replace(
        cameras.stream()
            .map(camera -> camera.withGrants(CameraChecks.without(camera.grants(), contact)))
            .toList());
  }

  /** The contact has another id from now on. On the loop. */
  void replaced(ContactId former, ContactId current) {
    replace(
        cameras.stream()
            .map(
                camera ->
                    camera.withGrants(
                        camera.grants().stream()
                            .map(
                                grant ->
                                    grant.contact().equals(former)
                                        ? new CameraConfig.Grant(current, grant.window())
                                        : grant)
                            .toList()))
            .toList());
  }

  private void replace(List<CameraConfig> wished) {
    if (!wished.equals(cameras)) {
      var unused = apply(wished);
    }
  }

  private void changeOne(RoomId id, UnaryOperator<CameraConfig> change) {
    change(
        before -> {
          require(before, id);
          return before.stream()
              .map(camera -> camera.id().equals(id) ? change.apply(camera) : camera)
              .toList();
        });
  }

  private static void require(List<CameraConfig> all, RoomId id) {
    if (all.stream().noneMatch(camera -> camera.id().equals(id))) {
      throw none();
    }
  }

  private void change(UnaryOperator<List<CameraConfig>> change) {
    Waiting.on(loop.submit(() -> apply(change.apply(cameras))).thenCompose(stored -> stored));
  }

  /** On the loop. What could not be stored does not stay. */
  private CompletableFuture<Void> apply(List<CameraConfig> wished) {
    List<CameraConfig> before = cameras;
    use(wished);
    CompletableFuture<Void> stored =
        store.update(tx -> store.settings().put(tx, KEY, CameraConfig.encode(wished)));
    loop.when(
        stored,
        (done, error) -> {
          if (error != null && cameras.equals(wished)) {
            use(before);
          }
        });
    return stored;
  }

  private void use(List<CameraConfig> wished) {
    cameras = wished;
    rooms.set(wished);
    publish();
  }

  private CameraView view(RoomId id) {
    return all().stream()
        .filter(camera -> camera.id().equals(id.hex()))
        .findFirst()
        .orElseThrow(Cameras::none);
  }

  private static RoomId roomId(String id) {
    return RoomId.parseHex(id).orElseThrow(Cameras::none);
  }

  private static KithException none() {
    return new KithException(Kind.NOT_FOUND, "There is no such camera. Reload the list.");
  }

  /** Somebody was blocked or unblocked. On the loop. */
  void refresh() {
    rooms.refresh();
  }

  void close() {
    rooms.close();
  }
}
