package social.kith.node.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Cameras and microphones of this machine, and what stands in for them (W3C MediaDevices). Any
 * thread; no method waits, and futures complete on the executor given here.
 */
public final class MediaDevices {
  /** How long a device may take until the first picture or sound. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private final LoopGate loop;
  private final Cameras cameras;
  private final CaptureStart start;
  private final Captures captures;

  /** Looks for nothing yet. */
  public MediaDevices(Executor loop) {
    this(loop, new NativeCameras(Path.of("/dev")), LIMIT);
  }

  MediaDevices(Executor loop, Cameras cameras, Duration limit) {
    this.loop = new LoopGate(loop);
    this.cameras = cameras;
    this.start = new CaptureStart(limit);
    this.captures = new Captures(cameras, start);
  }

  /**
   * What the machine has (W3C enumerateDevices).
   *
   * @return cameras, then microphones; fails with {@link MediaException}: NOT_ALLOWED if there are
   *     cameras and none may be read, FAILED if the system does not answer
   */
  public CompletableFuture<List<MediaDeviceInfo>> enumerateDevices() {
    return onLoop(
        start.ask(
            () -> {
              List<MediaDeviceInfo> all = new ArrayList<>(cameras.list());
              all.addAll(Microphones.list());
              return List.copyOf(all);
            }));
  }

  /**
   * Makes a stream (W3C getUserMedia). Stopping a track lets go of its device.
   *
   * @return done once, when every device that is asked for gave its first picture or sound; fails
   *     with {@link MediaException} and its reason, with no device in use
   */
  public CompletableFuture<MediaStream> getUserMedia(MediaStreamConstraints constraints) {
    return capture(constraints, stream -> stream);
  }

  /** The same, as a kind of stream; cancelling the future lets go of the devices. */
  <S> CompletableFuture<S> capture(
      MediaStreamConstraints constraints, Function<MediaStream, S> kind) {
    List<CompletableFuture<? extends MediaStreamTrack>> tracks = new ArrayList<>();
    constraints.audio().ifPresent(audio -> tracks.add(captures.audio(audio)));
    constraints.video().ifPresent(video -> tracks.add(captures.video(video)));
    CompletableFuture<S> stream =
        CompletableFuture.allOf(tracks.toArray(new CompletableFuture<?>[0]))
            .thenApply(
                done ->
                    MediaStream.of(
                        tracks.stream()
                            .map(CompletableFuture::join)
                            .toArray(MediaStreamTrack[]::new)))
            .thenApply(kind);
    CompletableFuture<S> result = onLoop(stream);
    result.whenComplete(
        (made, error) -> {
          if (error != null) {
            tracks.forEach(track -> track.thenAccept(MediaStreamTrack::stop));
          }
        });
    return result;
  }

  private <T> CompletableFuture<T> onLoop(CompletableFuture<T> answer) {
    CompletableFuture<T> result = new CompletableFuture<>();
    answer.whenComplete(
        (value, error) -> {
          Runnable completion =
              error == null
                  ? () -> result.complete(value)
                  : () -> result.completeExceptionally(CaptureStart.failure(error));
          if (!loop.execute(completion)) {
            completion.run();
          }
        });
    return result;
  }
}
