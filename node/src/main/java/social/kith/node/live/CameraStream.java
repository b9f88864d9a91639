package social.kith.node.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.DescriptorException;
import social.kith.node.peer.IceServer;
import social.kith.node.peer.MediaDevices;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.MediaStreamConstraints;
import social.kith.node.peer.MediaStreamTrack;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.SessionDescription;
import social.kith.node.peer.Signal;
import social.kith.node.peer.VideoConstraints;
import social.kith.node.peer.VideoFrame;
import social.kith.node.peer.VideoInput;
import social.kith.node.peer.VideoTrack;

/**
 * Loop-owned. A camera of this node on the host's seat of its room: captured while somebody
 * watches, and sent to each of them over a connection of their own.
 */
final class CameraStream implements Seat {
  private final CameraConfig config;
  private final EventLoop loop;
  private final MediaDevices devices;
  private final PeerConnectionFactory factory;
  private final Supplier<List<IceServer>> servers;
  private final Runnable changed;
  private final Map<Integer, Viewer> viewers = new HashMap<>();
  private Rooms.@Nullable Place place;
  private @Nullable CompletableFuture<MediaStream> captured;
  private int users;
  private Optional<String> problem = Optional.empty();

  /** Somebody who watches; the peer is there once pictures come. */
  private static final class Viewer {
    @Nullable Peer peer;
  }

  CameraStream(
      CameraConfig config,
      EventLoop loop,
      MediaDevices devices,
      PeerConnectionFactory factory,
      Supplier<List<IceServer>> servers,
      Runnable changed) {
    this.config = config;
    this.loop = loop;
    this.devices = devices;
    this.factory = factory;
    this.servers = servers;
    this.changed = changed;
  }

  /** Where its answers go. */
  void sitAt(Rooms.Place own) {
    place = own;
  }

  /** Why there is no picture, if there should be one. */
  Optional<String> problem() {
    return problem;
  }

  @Override
  public void admitted(int number, List<Occupant> present) {
    // The host is there first.
  }

  @Override
  public void came(Occupant who) {
    Viewer viewer = new Viewer();
    viewers.put(who.number(), viewer);
    loop.when(
        capture(),
        (stream, error) -> {
          if (stream != null && viewers.get(who.number()) == viewer) {
            viewer.peer = connect(who.number(), stream);
          }
        });
  }

  private Peer connect(int number, MediaStream stream) {
    Peer peer =
        Peer.create(
            factory,
            PeerConfig.initiator(PeerOptions.defaults().withIceServers(servers.get())),
            loop);
    peer.addStream(stream);
    peer.on(PeerEvent.Signalled.class, signalled -> say(number, signalled.signal()));
    return peer;
  }

  private void say(int number, Signal signal) {
    if (place != null) {
      place.say(number, signal.toJson());
    }
  }

  @Override
  public void left(int number) {
    Viewer viewer = viewers.remove(number);
    if (viewer == null) {
      return;
    }
    if (viewer.peer != null) {
      viewer.peer.close();
    }
    release();
  }

  @Override
  public void signal(int from, String text) {
    Viewer viewer = viewers.get(from);
    if (viewer == null || viewer.peer == null) {
      return;
    }
    try {
      viewer.peer.signal(capped(Signal.parse(text)));
    } catch (DescriptorException e) {
      // Whoever says what no browser says gets no picture.
      viewer.peer.close();
    }
  }

  /** libwebrtc sends no more than what the answer says that it takes. */
  private Signal capped(Signal signal) {
    if (!(signal instanceof Signal.Sdp sdp)) {
      return signal;
    }
    String limited =
        sdp.description()
            .sdp()
            .replaceAll(
                "(m=video [^\r\n]*\r\n(?:i=[^\r\n]*\r\n)?c=[^\r\n]*\r\n)",
                "$1b=AS:" + config.maxKbps() + "\r\n");
    return new Signal.Sdp(new SessionDescription(sdp.description().type(), limited));
  }

  @Override
  public void ended(Ending why) {
    List.copyOf(viewers.keySet()).forEach(this::left);
  }

  /** The next picture; done on the loop. */
  CompletableFuture<VideoFrame> picture() {
    CompletableFuture<VideoFrame> frame = new CompletableFuture<>();
    loop.when(
        capture(),
        (stream, error) -> {
          if (stream == null) {
            frame.completeExceptionally(
                error == null ? new IllegalStateException("no stream") : error);
          } else {
            VideoTrack track = (VideoTrack) stream.tracks().get(0);
            var sink = track.addSink(frame::complete);
            loop.when(frame, (taken, failed) -> sink.close());
          }
        });
    loop.when(frame, (taken, failed) -> release());
    return frame;
  }

  /** What the camera sees, for one more. */
  private CompletableFuture<MediaStream> capture() {
    users++;
    CompletableFuture<MediaStream> running = captured;
    if (running == null) {
      running = devices.getUserMedia(constraints());
      captured = running;
      loop.when(running, (stream, error) -> told(error));
    }
    return running;
  }

  private void told(@Nullable Throwable error) {
    problem =
        error == null
            ? Optional.empty()
            : Optional.of("The camera gives no picture. Look whether it is connected and free.");
    if (error != null) {
      captured = null;
    }
    changed.run();
  }

  private MediaStreamConstraints constraints() {
    VideoInput input =
        config
            .device()
            .<VideoInput>map(id -> new VideoInput.Camera(Optional.of(id)))
            .orElseGet(VideoInput::patternWithClock);
    return MediaStreamConstraints.video(
        new VideoConstraints(
            input, config.widthPx(), config.heightPx(), config.framesPerSecond(), false));
  }

  /** One less; without anybody nothing is captured. */
  private void release() {
    users--;
    CompletableFuture<MediaStream> running = captured;
    if (users == 0 && running != null) {
      captured = null;
      loop.when(
          running,
          (stream, error) -> {
            if (stream != null) {
              stream.tracks().forEach(MediaStreamTrack::stop);
            }
          });
    }
  }
}
