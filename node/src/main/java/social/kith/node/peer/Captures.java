package social.kith.node.peer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tracks of cameras, microphones and what stands in for them. Any thread. */
final class Captures {
  private final Cameras cameras;
  private final CaptureStart start;

  Captures(Cameras cameras, CaptureStart start) {
    this.cameras = cameras;
    this.start = start;
  }

  /** Done when sound comes; fails with {@link MediaException}. */
  CompletableFuture<AudioTrack> audio(AudioConstraints wanted) {
    if (wanted.input() instanceof AudioInput.Pushed pushed) {
      return CompletableFuture.completedFuture(AudioTrack.of(pushed.source()));
    }
    AudioSource source = new AudioSource();
    return begin(source, () -> open(wanted, source))
        .thenApply(capture -> release(capture, source, AudioTrack.of(source)));
  }

  private static Capture open(AudioConstraints wanted, AudioSource target) throws MediaException {
    if (wanted.input() instanceof AudioInput.Tone tone) {
      return TestTone.start(target, tone.frequencyHz(), wanted.channels())::close;
    }
    Optional<String> deviceId =
        wanted.input() instanceof AudioInput.Microphone microphone
            ? microphone.deviceId()
            : Optional.empty();
    return Microphones.open(deviceId, wanted.channels(), target);
  }

  /** Done when pictures come; fails with {@link MediaException}. */
  CompletableFuture<VideoTrack> video(VideoConstraints wanted) {
    if (wanted.input() instanceof VideoInput.Pushed pushed) {
      return CompletableFuture.completedFuture(VideoTrack.of(pushed.source()));
    }
    VideoSource source = new VideoSource();
    return begin(source, () -> open(wanted, source))
        .thenApply(capture -> release(capture, source, VideoTrack.of(source)));
  }

  private Capture open(VideoConstraints wanted, VideoSource target) throws MediaException {
    if (wanted.input() instanceof VideoInput.Camera camera) {
      String deviceId = find(camera.deviceId(), cameras.list());
      Optional<CameraMode> mode = CameraMode.choose(cameras.modes(deviceId), wanted);
      if (mode.isEmpty()) {
        throw new MediaException(
            MediaException.Reason.OVERCONSTRAINED,
            "the camera has no pictures of exactly this size and pace");
      }
      return cameras.open(deviceId, mode.get(), target);
    }
    boolean clock = wanted.input() instanceof VideoInput.Pattern pattern && pattern.clock();
    return TestPattern.start(
            target, wanted.widthPx(), wanted.heightPx(), wanted.framesPerSecond(), clock)
        ::close;
  }

  private static String find(Optional<String> deviceId, List<MediaDeviceInfo> found)
      throws MediaException {
    return found.stream()
        .map(MediaDeviceInfo::deviceId)
        .filter(id -> deviceId.isEmpty() || deviceId.get().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new MediaException(MediaException.Reason.NOT_FOUND, "there is no such camera"));
  }

  /** Done when the device gave something to its source. */
  private <F> CompletableFuture<Capture> begin(MediaSource<F> source, Callable<Capture> open) {
    CompletableFuture<F> first = new CompletableFuture<>();
    Registration watching = source.addSink(first::complete);
    return start.begin(open, first).whenComplete((capture, error) -> watching.close());
  }

  /** Lets go of the device when the track ends, or now if it ended already. */
  private static <T extends MediaStreamTrack> T release(
      Capture capture, MediaSource<?> source, T track) {
    track.onEnded(source::close);
    AtomicBoolean released = new AtomicBoolean();
    Runnable once =
        () -> {
          if (released.compareAndSet(false, true)) {
            CaptureStart.end(capture);
          }
        };
    track.onEnded(once);
    if (track.state() == MediaStreamTrack.State.ENDED) {
      once.run();
    }
    return track;
  }
}
