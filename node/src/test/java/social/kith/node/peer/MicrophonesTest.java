package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static social.kith.node.peer.PeerPair.until;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MicrophonesTest {
  private final TestLoop loop = new TestLoop();
  private final MediaDevices devices =
      new MediaDevices(loop, new FakeCameras(), MediaDevices.LIMIT);

  @BeforeEach
  void plugIn() {
    FakeMicrophone.plugged = true;
    FakeMicrophone.busy = false;
  }

  @AfterEach
  void unplug() {
    FakeMicrophone.plugged = false;
    loop.close();
  }

  private CompletableFuture<MediaStream> microphone(String name, int channels) {
    AudioInput input = new AudioInput.Microphone(Optional.of(name));
    return devices.getUserMedia(
        new MediaStreamConstraints(
            Optional.of(new AudioConstraints(input, channels)), Optional.empty()));
  }

  @Test
  void isListedWithItsName() {
    assertThat(devices.enumerateDevices().join())
        .contains(
            new MediaDeviceInfo(
                FakeMicrophone.NAME, MediaDeviceInfo.Kind.AUDIO_INPUT, FakeMicrophone.NAME));
  }

  @Test
  void isHeardAndLetGo() {
    MediaStream stream = microphone(FakeMicrophone.NAME, 1).join();
    Pitch heard = new Pitch();
    stream.audioTracks().get(0).addSink(heard);
    until(() -> heard.isAbout(500));
    stream.stop();
    until(() -> !FakeMicrophone.OPEN.get());
  }

  @Test
  void endsItsTrackWhenItIsPulledOut() {
    MediaStream stream = microphone(FakeMicrophone.NAME, 1).join();
    FakeMicrophone.plugged = false;
    until(() -> stream.tracks().get(0).state() == MediaStreamTrack.State.ENDED);
    until(() -> !FakeMicrophone.OPEN.get());
  }

  @Test
  void isInUseWhereItDoesNotStart() {
    FakeMicrophone.busy = true;
    assertThat(MediaDevicesTest.reason(microphone(FakeMicrophone.NAME, 1)))
        .isEqualTo(MediaException.Reason.IN_USE);
  }

  @Test
  void isOverconstrainedWhereItHasFewerChannels() {
    assertThat(MediaDevicesTest.reason(microphone(FakeMicrophone.NAME, 2)))
        .isEqualTo(MediaException.Reason.OVERCONSTRAINED);
  }

  @Test
  void isNotFoundByAnotherName() {
    assertThat(MediaDevicesTest.reason(microphone("another", 1)))
        .isEqualTo(MediaException.Reason.NOT_FOUND);
  }
}
