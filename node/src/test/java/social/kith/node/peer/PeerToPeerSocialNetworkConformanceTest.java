package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static social.kith.node.peer.PeerPair.until;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the peer-to-peer social network offers, sentence by sentence: its streams. */
class PeerToPeerSocialNetworkConformanceTest {
  private final TestLoop loop = new TestLoop();
  private final MediaDevices devices = new MediaDevices(loop);

  @AfterEach
  void end() {
    loop.close();
  }

  /** Keeps what came last. */
  private static final class LastSeen implements MediaSink {
    final AtomicReference<VideoFrame> picture = new AtomicReference<>();
    final AtomicReference<AudioFrame> sound = new AtomicReference<>();

    @Override
    public void onVideo(VideoFrame frame) {
      picture.set(frame);
    }

    @Override
    public void onAudio(AudioFrame frame) {
      sound.set(frame);
    }
  }

  @Test
  void anAudioStreamHasSoundAlone() {
    MediaStream stream =
        devices.getUserMedia(MediaStreamConstraints.audio(AudioInput.tone())).join();
    assertThat(stream.audioTracks()).hasSize(1);
    assertThat(stream.videoTracks()).isEmpty();
    stream.stop();
  }

  @Test
  void aVideoStreamHasPicturesAlone() {
    MediaStream stream =
        devices.getUserMedia(MediaStreamConstraints.video(VideoInput.pattern())).join();
    assertThat(stream.videoTracks()).hasSize(1);
    assertThat(stream.audioTracks()).isEmpty();
    stream.stop();
  }

  @Test
  void anAudioVideoStreamHasBoth() {
    MediaStream stream =
        devices
            .getUserMedia(
                MediaStreamConstraints.audioVideo(AudioInput.tone(), VideoInput.pattern()))
            .join();
    assertThat(stream.audioTracks()).hasSize(1);
    assertThat(stream.videoTracks()).hasSize(1);
    stream.stop();
  }

  @Test
  void theCallbackComesOnceAfterCaptureIsAllowedAndRunning() {
    FakeCameras cameras = new FakeCameras(new CameraMode(640, 480, 30));
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<MediaStream> stream =
        new MediaDevices(loop, cameras, MediaDevices.LIMIT)
            .getUserMedia(MediaStreamConstraints.video(VideoInput.camera()));
    CompletableFuture<Void> heard = stream.thenAccept(made -> calls.incrementAndGet());
    cameras.answers.countDown();
    until(() -> cameras.opened.get() == 1);
    loop.run(() -> {});
    assertThat(calls).as("allowed, not running").hasValue(0);
    cameras.shoot();
    cameras.shoot();
    heard.join();
    assertThat(calls).hasValue(1);
    assertThat(stream.join().videoTracks().get(0).state()).isEqualTo(MediaStreamTrack.State.LIVE);
  }

  @Test
  void aFailureIsReportedNeverSwallowed() {
    FakeCameras cameras = FakeCameras.answering(new CameraMode(640, 480, 30));
    cameras.busy = true;
    AtomicReference<Throwable> heard = new AtomicReference<>();
    new MediaDevices(loop, cameras, MediaDevices.LIMIT)
        .getUserMedia(MediaStreamConstraints.video(VideoInput.camera()))
        .whenComplete((stream, error) -> heard.set(error));
    until(() -> heard.get() != null);
    assertThat(heard.get())
        .isInstanceOfSatisfying(
            MediaException.class,
            e -> assertThat(e.reason()).isEqualTo(MediaException.Reason.IN_USE));
  }

  @Test
  void aStreamIsAttachedToASink() {
    MediaStream stream =
        devices
            .getUserMedia(
                MediaStreamConstraints.audioVideo(AudioInput.tone(), VideoInput.pattern()))
            .join();
    LastSeen sink = new LastSeen();
    Registration attached = stream.addSink(sink);
    until(() -> sink.picture.get() != null && sink.sound.get() != null);
    assertThat(sink.picture.get().widthPx()).isEqualTo(640);
    assertThat(sink.sound.get().level()).isGreaterThan(5_000);
    attached.close();
    stream.stop();
  }
}
