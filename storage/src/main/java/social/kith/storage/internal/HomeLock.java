package social.kith.storage.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import social.kith.storage.internal.SqliteException.Kind;

/**
 * Keeps a home folder to one store of one process: a lock of the operating system on the file
 * {@code lock}, which ends with the process however it ends. The file itself stays.
 */
public final class HomeLock implements AutoCloseable {
  private static final String NAME = "lock";

  /**
   * The folders that this process holds. To open and close the file a second time would give up the
   * lock (POSIX), so a folder in here is refused without touching it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path home;
  private final FileChannel channel;

  private HomeLock(Path home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param home a folder that exists
   * @throws SqliteException LOCKED, or UNREADABLE if the file cannot be made
   */
  public static HomeLock acquire(Path home) {
    try {
      Path real = home.toRealPath();
      if (!HELD.add(real)) {
        throw locked();
      }
      try {
        return new HomeLock(real, lock(real.resolve(NAME)));
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new SqliteException(Kind.UNREADABLE, "cannot lock the folder", e);
    }
  }

  /** Gives the lock up. Closing again does nothing. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new SqliteException(Kind.IO, "cannot give up the lock of the folder", e);
    } finally {
      HELD.remove(home);
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    PrivateFiles.createOrRestrict(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw locked();
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static SqliteException locked() {
    return new SqliteException(Kind.LOCKED, "the folder is in use", null);
  }
}
