package social.kith.node.peer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.internal.NativeCallException;
import social.kith.node.peer.internal.NativeCamera;
import social.kith.node.peer.internal.NativeLibrary;

/** The cameras that libwebrtc finds. */
final class NativeCameras implements Cameras {
  private static final Logger LOG = LoggerFactory.getLogger(NativeCameras.class);

  private final Path deviceFolder;

  /**
   * Looks for nothing yet.
   *
   * @param deviceFolder where Linux keeps its devices
   */
  NativeCameras(Path deviceFolder) {
    this.deviceFolder = deviceFolder;
  }

  @Override
  public List<MediaDeviceInfo> list() throws MediaException {
    Optional<String> problem = NativeLibrary.problem();
    if (problem.isPresent()) {
      throw new MediaException(MediaException.Reason.FAILED, problem.get());
    }
    try {
      List<MediaDeviceInfo> found =
          NativeCamera.devices().stream()
              .map(d -> new MediaDeviceInfo(d.id(), MediaDeviceInfo.Kind.VIDEO_INPUT, d.name()))
              .toList();
      if (found.isEmpty() && hasForbidden()) {
        throw new MediaException(
            MediaException.Reason.NOT_ALLOWED,
            "this user may not read the cameras; the group \"video\" mostly may");
      }
      return found;
    } catch (NativeCallException e) {
      throw new MediaException(MediaException.Reason.FAILED, "the cameras could not be listed", e);
    }
  }

  /** libwebrtc leaves out what it may not open and does not say so. */
  private boolean hasForbidden() {
    try (DirectoryStream<Path> devices = Files.newDirectoryStream(deviceFolder, "video*")) {
      for (Path device : devices) {
        if (!Files.isReadable(device)) {
          return true;
        }
      }
    } catch (IOException e) {
      LOG.debug("this system has no such folder", e);
    }
    return false;
  }

  @Override
  public List<CameraMode> modes(String deviceId) throws MediaException {
    try {
      return NativeCamera.modes(deviceId).stream()
          .map(mode -> new CameraMode(mode.widthPx(), mode.heightPx(), mode.framesPerSecond()))
          .toList();
    } catch (NativeCallException e) {
      throw new MediaException(
          MediaException.Reason.IN_USE, "the camera does not say what it can do", e);
    }
  }

  @Override
  public Capture open(String deviceId, CameraMode mode, VideoSource target) throws MediaException {
    try {
      NativeCamera camera =
          NativeCamera.open(
              deviceId,
              new NativeCamera.Mode(mode.widthPx(), mode.heightPx(), mode.framesPerSecond()),
              (width, height, rotation, timestampNs, i420) ->
                  target.push(new VideoFrame(width, height, rotation, timestampNs, i420)));
      return camera::close;
    } catch (NativeCallException e) {
      throw new MediaException(
          MediaException.Reason.IN_USE,
          "the camera does not start; another program may have it",
          e);
    }
  }
}
