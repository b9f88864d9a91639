package social.kith.node.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.MalformedException;

/**
 * A data folder that is being built, beside the place where it will be, or within the data folder
 * whose files it will replace. For one thread.
 */
final class StagingFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StagingFolder.class);
  private static final String PREFIX = ".kith-restore-";
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path place;
  private final Path folder;

  private StagingFolder(Path place, Path folder) {
    this.place = place;
    this.folder = folder;
  }

  /**
   * A new folder, for its owner only.
   *
   * @param home the place it is for, absolute
   * @throws RestoreException if something is there already
   * @throws IOException if it cannot be made
   */
  static StagingFolder beside(Path home) throws IOException, RestoreException {
    if (Files.exists(home) && !isEmptyFolder(home)) {
      throw RestoreFailures.notEmpty(home);
    }
    Path parent = home.getParent();
    if (parent == null) {
      throw RestoreFailures.notEmpty(home);
    }
    Files.createDirectories(parent);
    return new StagingFolder(home, Files.createTempDirectory(parent, PREFIX));
  }

  /**
   * A new folder within a data folder, which becomes its {@link RestoredFolder}.
   *
   * @param home absolute; held by this process
   * @throws IOException if it cannot be made
   */
  static StagingFolder within(Path home) throws IOException {
    return new StagingFolder(
        home.resolve(RestoredFolder.NAME), Files.createTempDirectory(home, PREFIX));
  }

  /**
   * Deletes what a process left within a data folder that ended while it built there.
   *
   * @param home held by this process, which builds nothing there
   */
  static void deleteLeftovers(Path home) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(home, PREFIX + "*")) {
      left.forEach(StagingFolder::delete);
    }
  }

  Path path() {
    return folder;
  }

  /** Writes the current entry of an archive, on disk when this returns. */
  void write(String name, TarReader archive) throws IOException, MalformedException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(name), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = archive.read(buffer); count > 0; count = archive.read(buffer)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      channel.force(true);
    }
  }

  /** Puts all of it in place at once, on disk when this returns. */
  void publish() throws IOException {
    Directories.force(folder);
    Files.deleteIfExists(place);
    Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
    Path parent = place.getParent();
    if (parent != null) {
      Directories.force(parent);
    }
  }

  /** Deletes it, unless it was put in place. */
  @Override
  public void close() {
    delete(folder);
  }

  private static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try {
      Directories.delete(folder);
    } catch (IOException e) {
      LOG.warn("the folder {} in or beside the data folder can be deleted", folder.getFileName());
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }
}
