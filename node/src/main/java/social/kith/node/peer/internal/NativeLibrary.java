package social.kith.node.peer.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads libwebrtc, or says what the person has to install. */
public final class NativeLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  /** What libwebrtc links to on Linux, as Debian and Ubuntu name it. */
  static final String APT_LINE =
      "apt-get install -y libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1"
          + " libdbus-1-3";

  private NativeLibrary() {}

  /** Loads the library; if it cannot be, what to do about it, for a person. */
  public static Optional<String> problem() {
    try {
      Class.forName("dev.onvoid.webrtc.PeerConnectionFactory", true, classLoader());
      return Optional.empty();
    } catch (LinkageError | ClassNotFoundException e) {
      Throwable cause = root(e);
      deleteUnpacked(cause.getMessage());
      return Optional.of(advice(cause, System.getProperty("os.name", "")));
    }
  }

  private static @Nullable ClassLoader classLoader() {
    return NativeLibrary.class.getClassLoader();
  }

  private static Throwable root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  static String advice(Throwable cause, String osName) {
    String os = osName.toLowerCase(Locale.ROOT);
    String platform = osName + " " + System.getProperty("os.arch");
    if (cause instanceof IOException) {
      return "The WebRTC library cannot be unpacked to "
          + System.getProperty("java.io.tmpdir")
          + ". Make that folder writable, or name another with -Djava.io.tmpdir=FOLDER.";
    }
    if (!(cause instanceof LinkageError)) {
      return "There is no WebRTC library for " + platform + " in this build.";
    }
    String detail = detail(cause.getMessage());
    if (detail.contains("failed to map segment")) {
      return "The WebRTC library may not be run from "
          + System.getProperty("java.io.tmpdir")
          + ". Name a folder that allows it with -Djava.io.tmpdir=FOLDER.";
    }
    if (os.startsWith("linux")) {
      return "The WebRTC library needs system libraries (" + detail + "). Run: " + APT_LINE;
    }
    if (os.startsWith("windows")) {
      return "The WebRTC library needs the Visual C++ runtime ("
          + detail
          + "). Run: winget install Microsoft.VCRedist.2015+.x64";
    }
    return "The WebRTC library does not load on " + platform + " (" + detail + ").";
  }

  /** The loader's words without the name of the file that it unpacked. */
  private static String detail(@Nullable String message) {
    if (message == null) {
      return "no detail";
    }
    int afterFile = message.indexOf(": ");
    return afterFile < 0 ? message : message.substring(afterFile + 2);
  }

  /** webrtc-java leaves 23 MB in the temporary folder for each failed attempt. */
  private static void deleteUnpacked(@Nullable String message) {
    int afterFile = message == null ? -1 : message.indexOf(": ");
    if (message == null || afterFile < 0) {
      return;
    }
    Path file = Path.of(message.substring(0, afterFile));
    Path name = file.getFileName();
    if (name == null || !name.toString().contains("webrtc-java")) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("an unpacked library could not be deleted", e);
    }
  }
}
