package social.kith.node.peer;

/** The WebRTC library cannot be loaded. The message tells a person what to install, in one line. */
public final class NativeLibraryException extends Exception {
  private static final long serialVersionUID = 1L;

  NativeLibraryException(String message) {
    super(message);
  }
}
