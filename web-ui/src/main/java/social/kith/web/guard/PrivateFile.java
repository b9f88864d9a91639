package social.kith.web.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files of the data folder that only its owner may read. */
public final class PrivateFile {
  private static final Set<PosixFilePermission> FOLDER_MODE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE_MODE =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  /**
   * Replaces the file at once and for good: a reader sees the old bytes or the new ones. Mode 0600
   * where the file system knows modes.
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    createEmpty(temporary);
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes the folder if need be and closes it (mode 0700) to everybody but its owner. */
  public static void closeFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (posix() && !Files.getPosixFilePermissions(folder).equals(FOLDER_MODE)) {
      Files.setPosixFilePermissions(folder, FOLDER_MODE);
    }
  }

  /**
   * Finds out whether files can be made in the folder.
   *
   * @throws IOException if not
   */
  public static void probe(Path folder) throws IOException {
    Files.delete(Files.createTempFile(folder, "probe", null));
  }

  private static void createEmpty(Path file) throws IOException {
    if (posix()) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE_MODE));
    } else {
      Files.createFile(file);
    }
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
