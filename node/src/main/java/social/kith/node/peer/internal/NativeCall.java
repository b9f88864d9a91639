package social.kith.node.peer.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.internal.NativeCallException.Kind;

/** The two directions across the border to libwebrtc, and what must not cross it. */
final class NativeCall {
  private static final Logger LOG = LoggerFactory.getLogger(NativeCall.class);

  private NativeCall() {}

  /** Calls libwebrtc: its refusals come as {@link Error} or nameless runtime exceptions. */
  static <T> T into(Supplier<T> call) {
    try {
      return call.get();
    } catch (NativeCallException | VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      NativeCallException refused =
          new NativeCallException(Kind.REFUSED, String.valueOf(e.getMessage()));
      refused.addSuppressed(e);
      throw refused;
    }
  }

  /** Calls libwebrtc for its effect. */
  static void into(Runnable call) {
    Object unused =
        into(
            () -> {
              call.run();
              return Boolean.TRUE;
            });
  }

  /** Text of webrtc-java, which gives null for the empty string. */
  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Answers a callback: whatever it throws would abort the process. */
  static void backFrom(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable e) {
      logQuietly(e);
    }
  }

  private static void logQuietly(Throwable e) {
    try {
      LOG.error("a callback failed", e);
    } catch (Throwable ignored) {
      // Out of memory while logging: there is nothing left to say it with.
      Thread.onSpinWait();
    }
  }
}
