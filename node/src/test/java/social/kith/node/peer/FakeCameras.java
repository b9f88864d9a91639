package social.kith.node.peer;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** One camera, whose driver does what a test says. */
class FakeCameras implements Cameras {
  static final MediaDeviceInfo CAMERA =
      new MediaDeviceInfo("/dev/video0", MediaDeviceInfo.Kind.VIDEO_INPUT, "a camera");

  final List<CameraMode> modes;
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final CountDownLatch answers = new CountDownLatch(1);
  volatile VideoSource target = new VideoSource();
  volatile CameraMode mode = new CameraMode(0, 0, 0);
  volatile boolean busy;

  FakeCameras(CameraMode... modes) {
    this.modes = List.of(modes);
  }

  /** One that answers at once. */
  static FakeCameras answering(CameraMode... modes) {
    FakeCameras cameras = new FakeCameras(modes);
    cameras.answers.countDown();
    return cameras;
  }

  @Override
  public List<MediaDeviceInfo> list() {
    return List.of(CAMERA);
  }

  @Override
  public List<CameraMode> modes(String deviceId) {
    return modes;
  }

  @Override
  public Capture open(String deviceId, CameraMode chosen, VideoSource into) throws MediaException {
    try {
      answers.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (busy) {
      throw new MediaException(MediaException.Reason.IN_USE, "busy");
    }
    target = into;
    mode = chosen;
    opened.incrementAndGet();
    return closed::incrementAndGet;
  }

  /** Takes a picture. */
  void shoot() {
    target.push(
        new VideoFrame(16, 16, 0, System.nanoTime(), new byte[VideoFrame.sizeBytes(16, 16)]));
  }
}
