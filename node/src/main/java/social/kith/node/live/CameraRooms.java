package social.kith.node.live;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.IceServer;
import social.kith.node.peer.MediaDevices;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.VideoFrame;

/** Loop-owned. A room for each camera of this node, open to those who may watch just now. */
public final class CameraRooms {
  private final EventLoop loop;
  private final Rooms rooms;
  private final MediaDevices devices;
  private final PeerConnectionFactory factory;
  private final Supplier<List<IceServer>> servers;
  private final Supplier<String> ownName;
  private final Predicate<ContactId> mayShare;
  private final Runnable changed;
  private final Map<RoomId, Running> running = new LinkedHashMap<>();
  private EventLoop.@Nullable Timer minute;

  private record Running(CameraConfig config, CameraStream stream) {}

  /**
   * No cameras yet.
   *
   * @param mayShare whether anything may go to a contact
   * @param servers those that help to connect
   * @param changed called when a camera fails or works again
   */
  public CameraRooms(
      EventLoop loop,
      Rooms rooms,
      MediaDevices devices,
      PeerConnectionFactory factory,
      Supplier<List<IceServer>> servers,
      Supplier<String> ownName,
      Predicate<ContactId> mayShare,
      Runnable changed) {
    this.loop = loop;
    this.rooms = rooms;
    this.devices = devices;
    this.factory = factory;
    this.servers = servers;
    this.ownName = ownName;
    this.mayShare = mayShare;
    this.changed = changed;
  }

  /** These are the cameras from now on; those that differ in more than their grants begin anew. */
  public void set(List<CameraConfig> cameras) {
    loop.requireInLoop();
    Set<RoomId> ids = Set.copyOf(cameras.stream().map(CameraConfig::id).toList());
    List.copyOf(running.keySet()).stream().filter(id -> !ids.contains(id)).forEach(this::close);
    for (CameraConfig camera : cameras) {
      Running before = running.get(camera.id());
      if (before != null && before.config.withGrants(camera.grants()).equals(camera)) {
        running.put(camera.id(), new Running(camera, before.stream));
        rooms.audience(camera.id(), audience(camera));
      } else {
        close(camera.id());
        open(camera);
      }
    }
    awaitMinute();
  }

  private void open(CameraConfig camera) {
    CameraStream stream = new CameraStream(camera, loop, devices, factory, servers, changed);
    running.put(camera.id(), new Running(camera, stream));
    RoomCard card =
        new RoomCard(camera.id(), RoomCard.Kind.CAMERA, camera.name(), true, false, loop.now());
    stream.sitAt(rooms.host(card, audience(camera), ownName.get(), stream));
    rooms.limit(camera.id(), camera.maxViewers());
  }

  private void close(RoomId id) {
    if (running.remove(id) != null) {
      rooms.end(id);
    }
  }

  /** Who may watch just now, without those who are blocked. */
  private Set<ContactId> audience(CameraConfig camera) {
    LocalDateTime now = LocalDateTime.ofInstant(loop.now(), ZoneId.systemDefault());
    return camera.audience(now).stream().filter(mayShare).collect(Collectors.toUnmodifiableSet());
  }

  /** Somebody was blocked or unblocked. */
  public void refresh() {
    running.forEach((id, camera) -> rooms.audience(id, audience(camera.config)));
  }

  /** Windows open and close with the minute. */
  private void awaitMinute() {
    if (minute != null) {
      minute.cancel();
      minute = null;
    }
    boolean windows =
        running.values().stream()
            .flatMap(camera -> camera.config.grants().stream())
            .anyMatch(grant -> grant.window().isPresent());
    if (windows) {
      long intoMinute = loop.now().toEpochMilli() % 60_000;
      minute = loop.schedule(Duration.ofMillis(60_001 - intoMinute), this::minutePassed);
    }
  }

  private void minutePassed() {
    minute = null;
    refresh();
    awaitMinute();
  }

  /** Why a camera has no picture, if it should have one. */
  public Optional<String> problem(RoomId id) {
    return Optional.ofNullable(running.get(id)).flatMap(camera -> camera.stream.problem());
  }

  /** The next picture of a camera, done on the loop; empty if there is no such camera. */
  public Optional<CompletableFuture<VideoFrame>> picture(RoomId id) {
    return Optional.ofNullable(running.get(id)).map(camera -> camera.stream.picture());
  }

  /** Ends all of them. */
  public void close() {
    set(List.of());
  }
}
