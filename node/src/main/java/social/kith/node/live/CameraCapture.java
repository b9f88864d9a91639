package social.kith.node.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.MediaDevices;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.MediaStreamConstraints;
import social.kith.node.peer.MediaStreamTrack;
import social.kith.node.peer.VideoConstraints;
import social.kith.node.peer.VideoInput;

/** Loop-owned. What a camera sees, captured as long as somebody wants it. */
final class CameraCapture {
  /**
   * Whoever comes in anew finds the device still open; devices do not like to be opened at once.
   */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final CameraConfig config;
  private final EventLoop loop;
  private final MediaDevices devices;
  private final Runnable changed;
  private @Nullable CompletableFuture<MediaStream> running;
  private EventLoop.@Nullable Timer lingering;
  private int users;
  private Optional<String> problem = Optional.empty();

  CameraCapture(CameraConfig config, EventLoop loop, MediaDevices devices, Runnable changed) {
    this.config = config;
    this.loop = loop;
    this.devices = devices;
    this.changed = changed;
  }

  /** Why there is no picture, if there should be one. */
  Optional<String> problem() {
    return problem;
  }

  /** For one more, until {@link #release}; done on the loop. */
  CompletableFuture<MediaStream> use() {
    users++;
    if (lingering != null) {
      lingering.cancel();
      lingering = null;
    }
    CompletableFuture<MediaStream> stream = running;
    if (stream == null) {
      CompletableFuture<MediaStream> begun = devices.getUserMedia(constraints());
      running = begun;
      loop.when(begun, (captured, error) -> told(begun, error));
      stream = begun;
    }
    return stream;
  }

  private void told(CompletableFuture<MediaStream> begun, @Nullable Throwable error) {
    if (running != begun) {
      return;
    }
    problem =
        error == null
            ? Optional.empty()
            : Optional.of("The camera gives no picture. Look whether it is connected and free.");
    if (error != null) {
      running = null;
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

  /** For one less; without anybody nothing is captured. */
  void release() {
    users--;
    if (users == 0 && running != null) {
      lingering = loop.schedule(LINGER, this::close);
    }
  }

  /** Lets go of the device, also if it is still being opened. */
  void close() {
    CompletableFuture<MediaStream> stream = running;
    running = null;
    if (stream != null) {
      var unused = stream.thenAccept(captured -> captured.tracks().forEach(MediaStreamTrack::stop));
    }
  }
}
