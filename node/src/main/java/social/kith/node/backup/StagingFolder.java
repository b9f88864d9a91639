package social.kith.node.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.MalformedException;

/** A data folder that is being built, beside the place where it will be. For one thread. */
final class StagingFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StagingFolder.class);
  private static final String PREFIX = ".kith-restore-";
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path home;
  private final Path folder;

  private StagingFolder(Path home, Path folder) {
    this.home = home;
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

  /** Puts all of it in place at once. */
  void publish() throws IOException {
    Files.deleteIfExists(home);
    Files.move(folder, home, StandardCopyOption.ATOMIC_MOVE);
    Path parent = home.getParent();
    if (parent != null && Files.getFileStore(parent).supportsFileAttributeView("posix")) {
      try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Deletes it, unless it was put in place. */
  @Override
  public void close() {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("the folder {} beside the data folder can be deleted", folder.getFileName());
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
