package social.kith.node.peer;

import java.util.List;

/**
 * The cameras of a machine. Every method may take long, or for ever: only on a thread of its own.
 */
interface Cameras {
  /** Those that may be opened. */
  List<MediaDeviceInfo> list() throws MediaException;

  /** What one of them can do; empty if it does not say. */
  List<CameraMode> modes(String deviceId) throws MediaException;

  /** Begins to take pictures. */
  Capture open(String deviceId, CameraMode mode, VideoSource target) throws MediaException;
}
