package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
    AudioStream sound = AudioStream.open(devices, AudioInput.tone()).join();
    assertThat(sound.stream().tracks()).containsExactly(sound.audio());
    assertThat(sound.audio().kind()).isEqualTo(MediaStreamTrack.Kind.AUDIO);
    sound.stop();
    assertThat(sound.audio().state()).isEqualTo(MediaStreamTrack.State.ENDED);
  }

  @Test
  void aVideoStreamHasPicturesAlone() {
    VideoStream pictures = VideoStream.open(devices, VideoInput.pattern()).join();
    assertThat(pictures.stream().tracks()).containsExactly(pictures.video());
    assertThat(pictures.video().kind()).isEqualTo(MediaStreamTrack.Kind.VIDEO);
    pictures.stop();
    assertThat(pictures.video().state()).isEqualTo(MediaStreamTrack.State.ENDED);
  }

  @Test
  void anAudioVideoStreamHasBoth() {
    AudioVideoStream both =
        AudioVideoStream.open(devices, AudioInput.tone(), VideoInput.pattern()).join();
    assertThat(both.stream().tracks()).containsExactlyInAnyOrder(both.audio(), both.video());
    both.stop();
  }

  @Test
  void aStreamIsOfNoOtherKindThanItsTracks() {
    VideoStream pictures = VideoStream.open(devices, VideoInput.pattern()).join();
    AudioStream sound = AudioStream.open(devices, AudioInput.tone()).join();
    MediaStream twice = MediaStream.of(sound.audio(), pictures.video(), pictures.video());
    assertThatIllegalArgumentException().isThrownBy(() -> new AudioStream(pictures.stream()));
    assertThatIllegalArgumentException().isThrownBy(() -> new VideoStream(sound.stream()));
    assertThatIllegalArgumentException().isThrownBy(() -> new AudioVideoStream(sound.stream()));
    assertThatIllegalArgumentException().isThrownBy(() -> new AudioVideoStream(twice));
    pictures.stop();
    sound.stop();
  }

  @Test
  void theCallbackComesOnceAfterCaptureIsAllowedAndRunning() {
    FakeCameras cameras = new FakeCameras(new CameraMode(640, 480, 30));
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<VideoStream> stream =
        VideoStream.open(new MediaDevices(loop, cameras, MediaDevices.LIMIT), VideoInput.camera());
    CompletableFuture<Void> heard = stream.thenAccept(made -> calls.incrementAndGet());
    cameras.answers.countDown();
    until(() -> cameras.opened.get() == 1);
    loop.run(() -> {});
    assertThat(calls).as("allowed, not running").hasValue(0);
    cameras.shoot();
    cameras.shoot();
    heard.join();
    assertThat(calls).hasValue(1);
    assertThat(stream.join().video().state()).isEqualTo(MediaStreamTrack.State.LIVE);
  }

  @Test
  void aFailureIsReportedNeverSwallowed() {
    FakeCameras cameras = FakeCameras.answering(new CameraMode(640, 480, 30));
    cameras.busy = true;
    AtomicReference<Throwable> heard = new AtomicReference<>();
    VideoStream.open(new MediaDevices(loop, cameras, MediaDevices.LIMIT), VideoInput.camera())
        .whenComplete((stream, error) -> heard.set(error));
    until(() -> heard.get() != null);
    assertThat(heard.get())
        .isInstanceOfSatisfying(
            MediaException.class,
            e -> assertThat(e.reason()).isEqualTo(MediaException.Reason.IN_USE));
  }

  @Test
  void aStreamIsAttachedToASink() {
    AudioVideoStream stream =
        AudioVideoStream.open(devices, AudioInput.tone(), VideoInput.pattern()).join();
    LastSeen sink = new LastSeen();
    Registration attached = stream.addSink(sink);
    until(() -> sink.picture.get() != null && sink.sound.get() != null);
    assertThat(sink.picture.get().widthPx()).isEqualTo(640);
    assertThat(sink.sound.get().level()).isGreaterThan(5_000);
    attached.close();
    stream.stop();
  }
}
