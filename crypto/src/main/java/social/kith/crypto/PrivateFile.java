package social.kith.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A small file that only its owner may read, and that is there whole or not at all. For who holds
 * the folder: no other process writes the file.
 */
final class PrivateFile {
  private static final String TEMPORARY = ".tmp";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  /**
   * Writes the file in place of what is there, whose bytes are then overwritten. On disk when this
   * returns; whenever the process or the machine stops, the old file is there or the new one.
   */
  static void replace(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Path temporary = Files.createTempFile(folder, name + ".", TEMPORARY, mode(folder));
    try {
      writeThrough(temporary, content);
      if (Files.exists(file)) {
        try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
          boolean last = isOnlyName(file);
          rename(temporary, file);
          syncFolder(folder);
          if (last) {
            overwrite(old);
          }
        }
      } else {
        rename(temporary, file);
        syncFolder(folder);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Overwrites and deletes what {@link #replace} left behind when its process was killed. */
  static void deleteLeftovers(Path folder, String name) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, name + ".*" + TEMPORARY)) {
      for (Path file : left) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          overwrite(channel);
        }
        Files.delete(file);
      }
    }
  }

  /** Reads at most {@code maxBytes + 1} bytes, so that a file too large shows as such. */
  static byte[] read(Path file, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(maxBytes + 1);
    }
  }

  /** Takes away what others may do with the file, as after copying back a backup. */
  static void restrict(Path file) throws IOException {
    if (isPosix(file) && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }

  private static FileAttribute<?>[] mode(Path folder) {
    return isPosix(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      write(channel, content);
    }
  }

  private static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  private static void rename(Path temporary, Path file) throws IOException {
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  // Where the system cannot tell, or another name of it is somebody's copy, the bytes stay.
  private static boolean isOnlyName(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(file, "unix:nlink").equals(1);
  }

  // The best that can be done; a disk of flash memory may keep the old bytes all the same.
  private static void overwrite(FileChannel channel) throws IOException {
    write(channel, new byte[(int) channel.size()]);
  }

  // Not every system lets a folder be opened; there the rename alone has to do.
  private static void syncFolder(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
