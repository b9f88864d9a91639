package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.PeerPair.until;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaDevicesTest {
  private static final CameraMode SMALL = new CameraMode(320, 240, 30);
  private static final CameraMode LARGE = new CameraMode(1_280, 720, 30);

  private final TestLoop loop = new TestLoop();

  @AfterEach
  void end() {
    loop.close();
  }

  private MediaDevices devices(Cameras cameras) {
    return new MediaDevices(loop, cameras, MediaDevices.LIMIT);
  }

  private static MediaStreamConstraints camera(int widthPx, int heightPx, boolean exact) {
    return new MediaStreamConstraints(
        Optional.empty(),
        Optional.of(new VideoConstraints(VideoInput.camera(), widthPx, heightPx, 30, exact)));
  }

  static MediaException.Reason reason(CompletableFuture<?> failing) {
    try {
      failing.join();
      throw new AssertionError("did not fail");
    } catch (CompletionException e) {
      return MediaException.find(e).orElseThrow().reason();
    }
  }

  @Test
  void takesTheNearestModeOfTheCamera() {
    FakeCameras cameras = FakeCameras.answering(LARGE, SMALL);
    var unused = devices(cameras).getUserMedia(camera(400, 300, false));
    until(() -> cameras.opened.get() == 1);
    assertThat(cameras.mode).isEqualTo(SMALL);
  }

  @Test
  void takesWhatIsAskedForWhereTheCameraTellsNoModes() {
    FakeCameras cameras = FakeCameras.answering();
    var unused = devices(cameras).getUserMedia(camera(400, 300, true));
    until(() -> cameras.opened.get() == 1);
    assertThat(cameras.mode).isEqualTo(new CameraMode(400, 300, 30));
  }

  @Test
  void anExactModeThatIsThereIsTakenAndAnotherOneIsOverconstrained() {
    FakeCameras cameras = FakeCameras.answering(LARGE, SMALL);
    assertThat(reason(devices(cameras).getUserMedia(camera(321, 240, true))))
        .isEqualTo(MediaException.Reason.OVERCONSTRAINED);
    var unused = devices(cameras).getUserMedia(camera(320, 240, true));
    until(() -> cameras.opened.get() == 1);
    assertThat(cameras.mode).isEqualTo(SMALL);
  }

  @Test
  void aCameraThatDoesNotStartIsInUse() {
    FakeCameras cameras = FakeCameras.answering(SMALL);
    cameras.busy = true;
    assertThat(reason(devices(cameras).getUserMedia(camera(320, 240, false))))
        .isEqualTo(MediaException.Reason.IN_USE);
  }

  @Test
  void aCameraThatIsNotThereIsNotFound() {
    VideoInput other = new VideoInput.Camera(Optional.of("/dev/video1"));
    assertThat(
            reason(
                devices(FakeCameras.answering(SMALL))
                    .getUserMedia(MediaStreamConstraints.video(other))))
        .isEqualTo(MediaException.Reason.NOT_FOUND);
  }

  @Test
  void aCameraThatShowsNothingFailsAndIsClosed() {
    FakeCameras cameras = FakeCameras.answering(SMALL);
    MediaDevices impatient = new MediaDevices(loop, cameras, Duration.ofMillis(50));
    assertThat(reason(impatient.getUserMedia(camera(320, 240, false))))
        .isEqualTo(MediaException.Reason.FAILED);
    until(() -> cameras.closed.get() == 1);
  }

  @Test
  void aDriverThatHangsFailsAndWhatItOpensLateIsClosed() {
    FakeCameras cameras = new FakeCameras(SMALL);
    MediaDevices impatient = new MediaDevices(loop, cameras, Duration.ofMillis(50));
    assertThat(reason(impatient.getUserMedia(camera(320, 240, false))))
        .isEqualTo(MediaException.Reason.FAILED);
    assertThat(cameras.closed).hasValue(0);
    cameras.answers.countDown();
    until(() -> cameras.closed.get() == 1);
  }

  @Test
  void aBrokenDriverFails() {
    FakeCameras broken =
        new FakeCameras(SMALL) {
          @Override
          public Capture open(String deviceId, CameraMode chosen, VideoSource into) {
            throw new UnsatisfiedLinkError("no driver");
          }
        };
    assertThat(reason(devices(broken).getUserMedia(camera(320, 240, false))))
        .isEqualTo(MediaException.Reason.FAILED);
  }

  @Test
  void stoppingTheTrackLetsGoOfTheCamera() {
    FakeCameras cameras = FakeCameras.answering(SMALL);
    CompletableFuture<MediaStream> stream = devices(cameras).getUserMedia(camera(320, 240, false));
    until(() -> cameras.opened.get() == 1);
    cameras.shoot();
    MediaStream made = stream.join();
    assertThat(cameras.closed).hasValue(0);
    made.stop();
    made.stop();
    until(() -> cameras.closed.get() == 1);
    cameras.shoot();
  }

  @Test
  void aCancelledCallLetsGoOfTheCamera() {
    FakeCameras cameras = FakeCameras.answering(SMALL);
    CompletableFuture<MediaStream> stream = devices(cameras).getUserMedia(camera(320, 240, false));
    until(() -> cameras.opened.get() == 1);
    assertThat(stream.cancel(true)).isTrue();
    cameras.shoot();
    until(() -> cameras.closed.get() == 1);
  }

  @Test
  void whereOneDeviceFailsTheOtherIsLetGo() {
    FakeCameras cameras = FakeCameras.answering(SMALL);
    AudioInput nowhere = new AudioInput.Microphone(Optional.of("no such microphone"));
    CompletableFuture<MediaStream> stream =
        devices(cameras)
            .getUserMedia(MediaStreamConstraints.audioVideo(nowhere, VideoInput.camera()));
    until(() -> cameras.opened.get() == 1);
    cameras.shoot();
    assertThat(reason(stream)).isEqualTo(MediaException.Reason.NOT_FOUND);
    until(() -> cameras.closed.get() == 1);
  }

  @Test
  void aPushedSourceStaysOpenAfterItsTrackEnded() {
    VideoSource source = new VideoSource();
    AtomicInteger seen = new AtomicInteger();
    source.addSink(frame -> seen.incrementAndGet());
    MediaStream stream =
        devices(new FakeCameras())
            .getUserMedia(MediaStreamConstraints.video(VideoInput.of(source)))
            .join();
    stream.stop();
    source.push(new VideoFrame(2, 2, 0, 0, new byte[VideoFrame.sizeBytes(2, 2)]));
    assertThat(seen).hasValue(1);
  }

  @Test
  void listsTheCameras() {
    assertThat(devices(new FakeCameras(SMALL)).enumerateDevices().join())
        .contains(FakeCameras.CAMERA);
  }

  @Test
  void refusesConstraintsOutOfRange() {
    VideoInput pattern = VideoInput.pattern();
    assertThat(new VideoConstraints(pattern, 8, 8, 1, false).widthPx()).isEqualTo(8);
    assertThat(new VideoConstraints(pattern, 8_192, 8_192, 60, false).widthPx()).isEqualTo(8_192);
    assertThatThrownBy(() -> new VideoConstraints(pattern, 7, 8, 1, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VideoConstraints(pattern, 8, 8_193, 1, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VideoConstraints(pattern, 8, 8, 0, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VideoConstraints(pattern, 8, 8, 61, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AudioInput.Tone(19)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AudioInput.Tone(20_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AudioConstraints(AudioInput.tone(), 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MediaStreamConstraints(Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
