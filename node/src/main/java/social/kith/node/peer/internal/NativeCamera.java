package social.kith.node.peer.internal;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import social.kith.node.peer.internal.NativeCallException.Kind;

/**
 * A camera that takes pictures. It belongs to no factory. Drivers may take long to answer, or never
 * do: every method only on a thread that may be lost.
 */
public final class NativeCamera implements AutoCloseable {
  /** A camera of the machine. */
  public record Device(String id, String name) {}

  /** A size and a pace that a camera has. */
  public record Mode(int widthPx, int heightPx, int framesPerSecond) {}

  private final VideoCapture capture;
  private final AtomicBoolean closed = new AtomicBoolean();

  private NativeCamera(VideoCapture capture) {
    this.capture = capture;
  }

  /** The cameras that may be opened; those that may not are left out by webrtc-java. */
  public static List<Device> devices() {
    return found().stream()
        .map(device -> new Device(device.getDescriptor(), label(device)))
        .toList();
  }

  private static List<VideoDevice> found() {
    return NativeCall.into(() -> MediaDevices.getVideoCaptureDevices());
  }

  private static String label(VideoDevice device) {
    return NativeCall.text(device.getName());
  }

  private static VideoDevice require(String id) {
    return found().stream()
        .filter(device -> id.equals(device.getDescriptor()))
        .findFirst()
        .orElseThrow(() -> new NativeCallException(Kind.REFUSED, "there is no such camera"));
  }

  /** What the camera can do. */
  public static List<Mode> modes(String id) {
    VideoDevice device = require(id);
    return NativeCall.into(() -> MediaDevices.getVideoCaptureCapabilities(device)).stream()
        .map(mode -> new Mode(mode.width, mode.height, mode.frameRate))
        .toList();
  }

  /**
   * Begins to take pictures.
   *
   * @throws NativeCallException if the camera does not start, which is all that webrtc-java tells
   */
  public static NativeCamera open(String id, Mode mode, PictureSink sink) {
    VideoDevice device = require(id);
    NativeCamera camera = new NativeCamera(NativeCall.into(() -> new VideoCapture()));
    try {
      NativeCall.into(() -> camera.start(device, mode, sink));
      return camera;
    } catch (NativeCallException e) {
      camera.close();
      throw e;
    }
  }

  private void start(VideoDevice device, Mode mode, PictureSink sink) {
    capture.setVideoCaptureDevice(device);
    capture.setVideoCaptureCapability(
        new VideoCaptureCapability(mode.widthPx(), mode.heightPx(), mode.framesPerSecond()));
    capture.setVideoSink(frame -> NativeCall.backFrom(() -> PictureCopy.deliver(frame, sink)));
    capture.start();
  }

  /** No picture comes after this. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      NativeCall.into(
          () -> {
            capture.stop();
            capture.dispose();
          });
    }
  }
}
