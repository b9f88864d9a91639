package social.kith.node.peer.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back references that webrtc-java 0.14.0 keeps for ever: {@code RTCPeerConnection.close()}
 * that of the connection, without which each closed one costs 60 to 130 KB, and {@code addTrack}
 * that of the sender.
 *
 * <p>A data channel, a connection and a sender are all counted objects of libwebrtc with the same
 * first interface, and {@code RTCDataChannel.dispose()} does nothing but release the object that it
 * points to. So a data channel that points to the closed connection, disposed, releases it. This is
 * done only with the version and platform on which it was tried; elsewhere the memory stays lost.
 */
final class NativeReference {
  private static final Logger LOG = LoggerFactory.getLogger(NativeReference.class);
  private static final String TRIED_VERSION = "0.14.0";
  private static final @Nullable NativeReference ACCESS = access();

  private final Field handle;
  private final Constructor<RTCDataChannel> shell;

  private NativeReference(Field handle, Constructor<RTCDataChannel> shell) {
    this.handle = handle;
    this.shell = shell;
  }

  private static @Nullable NativeReference access() {
    try {
      if (!isTriedPlatform() || !TRIED_VERSION.equals(version())) {
        return null;
      }
      Field handle =
          Class.forName("dev.onvoid.webrtc.internal.NativeObject").getDeclaredField("nativeHandle");
      handle.setAccessible(true);
      Constructor<RTCDataChannel> shell = RTCDataChannel.class.getDeclaredConstructor();
      shell.setAccessible(true);
      return new NativeReference(handle, shell);
    } catch (ReflectiveOperationException | IOException | RuntimeException e) {
      LOG.debug("closed connections will keep their memory", e);
      return null;
    }
  }

  private static boolean isTriedPlatform() {
    return "Linux".equals(System.getProperty("os.name"))
        && "amd64".equals(System.getProperty("os.arch"));
  }

  private static @Nullable String version() throws IOException {
    try (InputStream in =
        RTCPeerConnection.class.getResourceAsStream(
            "/META-INF/maven/dev.onvoid.webrtc/webrtc-java/pom.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version");
    }
  }

  /** Closes the connection and frees it. On the native thread, never inside a callback. */
  static void closeAndRelease(RTCPeerConnection connection) {
    NativeReference access = ACCESS;
    long pointer = access == null ? 0 : access.pointerOf(connection);
    connection.close();
    if (access != null && pointer != 0) {
      access.release(pointer);
    }
  }

  /** Gives back what {@code addTrack} counted, once nothing is asked of the sender any more. */
  static void release(RTCRtpSender sender) {
    NativeReference access = ACCESS;
    long pointer = access == null ? 0 : access.pointerOf(sender);
    if (access != null && pointer != 0) {
      access.releaseInUse(pointer);
    }
  }

  /** webrtc-java gives the reference back and then complains if another one is left. */
  private void releaseInUse(long pointer) {
    try {
      release(pointer);
    } catch (Error e) {
      if (e instanceof VirtualMachineError) {
        throw e;
      }
    }
  }

  private long pointerOf(Object counted) {
    try {
      return handle.getLong(counted);
    } catch (IllegalAccessException e) {
      return 0;
    }
  }

  private void release(long pointer) {
    try {
      RTCDataChannel released = shell.newInstance();
      handle.setLong(released, pointer);
      released.dispose();
    } catch (ReflectiveOperationException e) {
      LOG.debug("what is closed keeps its memory", e);
    }
  }
}
