package social.kith.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import social.kith.storage.StoreException.Reason;

/** Keeps a second node off a data folder. The system frees it when the process ends, however. */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  static HomeLock take(Path home) {
    try {
      FileChannel channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreException(
            Reason.LOCKED_BY_ANOTHER,
            "Kith is already running on the folder "
                + home
                + ". Use that one, or start this one with another --home.");
      }
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new StoreException(
          Reason.UNREADABLE,
          "The folder "
              + home
              + " cannot be written. Make it writable or choose another with"
              + " --home.",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException(Reason.IO, "The lock of the data folder could not be freed.", e);
    }
  }
}
