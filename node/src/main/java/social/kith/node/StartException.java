package social.kith.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import social.kith.crypto.MalformedException;
import social.kith.node.peer.NativeLibraryException;
import social.kith.storage.StoreException;

/** Why a node cannot start. The message is for a person and ends with what to do. */
public final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A reason with what to do about it. */
  public StartException(String message) {
    super(message);
  }

  /** A reason with its cause, which is logged and never shown. */
  public StartException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What went wrong with a folder, or with what a node needs beside it, in words. */
  static StartException of(Path home, Exception cause) {
    return new StartException(words(home, cause), cause);
  }

  private static String words(Path home, Exception e) {
    if (e instanceof StoreException) {
      return Waiting.words(e);
    }
    if (e instanceof MalformedException) {
      return "The folder " + home + " cannot be opened: " + Waiting.words(e) + ".";
    }
    if (e instanceof IOException) {
      return "The folder "
          + home
          + " cannot be used: "
          + e.getMessage()
          + ". Choose another with --home, or make it writable.";
    }
    Throwable cause = e.getCause();
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof NativeLibraryException && cause.getMessage() != null
        ? cause.getMessage()
        : "The node did not start. Try again; its log says more.";
  }
}
