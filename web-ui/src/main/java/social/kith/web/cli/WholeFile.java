package social.kith.web.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A new file that is there whole, on the disk, or not at all. */
final class WholeFile {
  private static final int BUFFER_BYTES = 256 * 1024;

  private final Path file;

  private WholeFile(Path file) {
    this.file = file;
  }

  /**
   * A file to be made.
   *
   * @param to its name, or a folder to put it into
   * @param name in a folder
   * @throws CommandException if there is one already
   */
  static WholeFile at(Path to, String name) {
    Path file = (Files.isDirectory(to) ? to.resolve(name) : to).toAbsolutePath().normalize();
    if (Files.exists(file)) {
      throw alreadyThere(file);
    }
    return new WholeFile(file);
  }

  Path path() {
    return file;
  }

  /**
   * Makes it of all that a stream gives.
   *
   * @throws IOException if the stream breaks; there is no file then
   * @throws CommandException if it cannot be written; there is no file then
   */
  void write(InputStream in) throws IOException {
    Path temporary = temporary();
    try {
      try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        copy(in, out);
      }
      publish(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path temporary() {
    Path folder = folder();
    try {
      return Files.createTempFile(folder, "." + file.getFileName() + ".", ".part");
    } catch (IOException e) {
      throw CommandException.refused(
          "The folder %s cannot be written. Choose another folder.".formatted(folder));
    }
  }

  private void copy(InputStream in, FileChannel out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
    try {
      out.force(true);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  // A link fails where the name exists; file systems of memory sticks have none.
  private void publish(Path temporary) {
    try {
      try {
        Files.createLink(file, temporary);
      } catch (FileAlreadyExistsException e) {
        throw alreadyThere(file);
      } catch (IOException | UnsupportedOperationException e) {
        Files.move(temporary, file);
      }
      syncFolder();
    } catch (FileAlreadyExistsException e) {
      throw alreadyThere(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void syncFolder() throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      try (FileChannel folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  private Path folder() {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private CommandException unwritable(IOException cause) {
    return CommandException.refused(
        "The file %s cannot be written (%s). Make room there, or choose another place."
            .formatted(file, cause.getMessage()));
  }

  private static CommandException alreadyThere(Path file) {
    return CommandException.refused(
        "The file %s is there already. Choose another name.".formatted(file));
  }
}
