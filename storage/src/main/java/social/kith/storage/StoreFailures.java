package social.kith.storage;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import social.kith.crypto.ColumnCorruptException;
import social.kith.storage.StoreException.Reason;
import social.kith.storage.internal.SqliteException;

/** Turns what the layers below report into what a person can act on. Any thread. */
final class StoreFailures {
  private final Path home;
  private volatile Consumer<StoreException> listener = failure -> {};

  StoreFailures(Path home) {
    this.home = home;
  }

  /** As {@link Store#onFailure}. */
  void listener(Consumer<StoreException> hears) {
    listener = hears;
  }

  /** Runs something on a database or a sealed column, with its failures as StoreException. */
  <T> T guard(Supplier<T> action) {
    try {
      return action.get();
    } catch (SqliteException e) {
      throw of(e);
    } catch (ColumnCorruptException e) {
      throw damaged("A stored value does not open (" + e.getMessage() + ")", e);
    }
  }

  /** The same future, with such failures as StoreException. */
  <T> CompletableFuture<T> guard(CompletableFuture<T> future) {
    CompletableFuture<T> guarded = new CompletableFuture<>();
    future.whenComplete(
        (result, error) -> {
          if (error == null) {
            guarded.complete(result);
          } else {
            Throwable cause = cause(error);
            guarded.completeExceptionally(cause instanceof SqliteException e ? of(e) : cause);
          }
        });
    return guarded;
  }

  private static Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause : error;
  }

  /** Waits for a write, whose exception is thrown as it is. Never on a writer's thread. */
  static <T> T await(CompletableFuture<T> write) {
    try {
      return write.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** A file or a value in it is damaged. */
  StoreException damaged(String what, Throwable cause) {
    String advice =
        what
            + ". Nothing was changed. With a backup and your recovery words, stop Kith and run: kith"
            + " restore --aside --home "
            + home
            + " --from BACKUP. It keeps the damaged folder under another name. Without a backup,"
            + " keep a copy of the folder and ask for help.";
    return told(new StoreException(Reason.CORRUPT, advice, cause));
  }

  StoreException of(SqliteException e) {
    return switch (e.kind()) {
      case LOCKED ->
          failure(
              e,
              Reason.LOCKED_BY_ANOTHER,
              "Kith is already running on the folder " + home + ".",
              "Use that one, or end it first, or choose another folder with --home.");
      case CORRUPT -> damaged("A database is damaged (" + e.getMessage() + ")", e);
      case NEWER_VERSION ->
          failure(
              e,
              Reason.NEWER_VERSION,
              "The folder " + home + " was used by a newer Kith (" + e.getMessage() + ").",
              "Nothing was changed. Install the newest Kith.");
      case DISK_FULL ->
          failure(
              e,
              Reason.DISK_FULL,
              "The disk with the folder " + home + " is full.",
              "Nothing that was stored is lost. Make room on it and try again;"
                  + " what waits goes on by itself.");
      case UNREADABLE ->
          failure(
              e,
              Reason.UNREADABLE,
              "The folder " + home + " cannot be read and written (" + e.getMessage() + ").",
              "Make sure that it exists and is yours, or choose another with --home.");
      case OVERLOADED ->
          failure(
              e,
              Reason.BUSY,
              "The disk does not keep up (" + e.getMessage() + ").",
              "Wait a little, then try again.");
      case IO ->
          failure(
              e,
              Reason.IO,
              "The disk with the folder " + home + " fails (" + e.getMessage() + ").",
              "Try again; if that does not help, check the disk.");
    };
  }

  private StoreException failure(SqliteException cause, Reason reason, String what, String advice) {
    return told(new StoreException(reason, what + " " + advice, cause));
  }

  private StoreException told(StoreException failure) {
    listener.accept(failure);
    return failure;
  }
}
