package social.kith.node.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import social.kith.crypto.AgeException;
import social.kith.crypto.MalformedException;
import social.kith.storage.StoreException;

/** Turns what can go wrong with a restore into what a person can act on. */
final class RestoreFailures {
  private static final String UNCHANGED = " Nothing was changed.";

  private RestoreFailures() {}

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

  static RestoreException of(MalformedException e) {
    return damaged(e);
  }

  static RestoreException of(StoreException e) {
    return switch (e.reason()) {
      case CORRUPT -> damaged(e);
      case NEWER_VERSION -> newer();
      case DISK_FULL ->
          new RestoreException(
              "The disk is full: a restore needs as much room as the backup."
                  + UNCHANGED
                  + " Make room, or choose another folder with --home.",
              e);
      default -> new RestoreException(Objects.requireNonNullElse(e.getMessage(), ""), e);
    };
  }

  static RestoreException of(IOException e, Path home) {
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

  private static RestoreException damaged(Exception cause) {
    return new RestoreException(
        "This backup is damaged, or a part of it is missing." + UNCHANGED + " Use another copy.",
        cause);
  }
}
