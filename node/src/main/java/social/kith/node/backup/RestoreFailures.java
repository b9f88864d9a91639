package social.kith.node.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.AgeException;
import social.kith.crypto.MalformedException;
import social.kith.storage.StoreException;

/** Turns what can go wrong with a restore into what a person can act on. */
final class RestoreFailures {
  private static final String UNCHANGED = " Nothing was changed.";
  private static final long SMALLEST_ROOM_BYTES = 1 << 20;

  private RestoreFailures() {}

  /** What restores, or a part of it. */
  interface Work<T> {
    T run() throws IOException, MalformedException, RestoreException;
  }

  /** Does it, with what goes wrong in words. */
  static <T> T guard(Path home, Work<T> work) throws RestoreException {
    try {
      return work.run();
    } catch (IOException e) {
      throw of(e, home);
    } catch (MalformedException e) {
      throw damaged(e);
    } catch (StoreException e) {
      throw of(e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException cause) {
        throw of(cause);
      }
      throw e;
    }
  }

  static RestoreException notEmpty(Path home) {
    return new RestoreException(
        "The folder "
            + home
            + " is not empty. Restore into an empty one, or one that is not there yet: choose it"
            + " with --home.",
        null);
  }

  static RestoreException newer() {
    return new RestoreException(
        "This backup was made by a newer Kith." + UNCHANGED + " Install the newest one.", null);
  }

  private static RestoreException of(StoreException e) {
    return switch (e.reason()) {
      case CORRUPT -> damaged(e);
      case NEWER_VERSION -> newer();
      case DISK_FULL -> full(e);
      default -> new RestoreException(Objects.requireNonNullElse(e.getMessage(), ""), e);
    };
  }

  private static RestoreException of(IOException e, Path home) {
    if (e instanceof AgeException age) {
      return switch (age.reason()) {
        case HEADER ->
            new RestoreException(
                "This file is no backup of Kith, or its beginning is damaged."
                    + UNCHANGED
                    + " Choose another file.",
                e);
        case NO_MATCH ->
            new RestoreException(
                "These words do not open this backup: it was made by somebody with others."
                    + UNCHANGED
                    + " Look for the words that belong to it, or for another file.",
                e);
        case HEADER_CHANGED, PAYLOAD -> damaged(e);
      };
    }
    if (isFull(home)) {
      return full(e);
    }
    return new RestoreException(
        "The backup cannot be read, or the folder "
            + home
            + " cannot be written ("
            + e.getMessage()
            + ")."
            + UNCHANGED
            + " Make sure that both can be, and that there is room.",
        e);
  }

  /** Java tells a full disk from a broken one in no other way. */
  private static boolean isFull(Path home) {
    try {
      Path existing = Files.exists(home) ? home : home.getParent();
      return existing != null
          && Files.getFileStore(existing).getUsableSpace() < SMALLEST_ROOM_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  /** There is no room for a backup of this size. */
  static RestoreException full(@Nullable Exception cause) {
    return new RestoreException(
        "The disk is full: a restore needs as much room as the backup."
            + UNCHANGED
            + " Make room, then try again.",
        cause);
  }

  private static RestoreException damaged(Exception cause) {
    return new RestoreException(
        "This backup is damaged, or a part of it is missing." + UNCHANGED + " Use another copy.",
        cause);
  }
}
