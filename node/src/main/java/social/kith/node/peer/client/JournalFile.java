package social.kith.node.peer.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * One person's entries in a file that is only ever added to. What a crash left half-written at its
 * end is cut off; when most of it is of no use any more it is written anew.
 */
final class JournalFile implements AutoCloseable {
  private final Path path;
  private final long compactAboveBytes;
  private final JournalState state = new JournalState();
  private FileChannel file;
  private long sizeBytes;

  /**
   * Opens or makes it.
   *
   * @param compactAboveBytes the size from which on it is looked at whether to write it anew
   */
  JournalFile(Path path, long compactAboveBytes) throws IOException {
    this.path = path;
    this.compactAboveBytes = compactAboveBytes;
    boolean fresh = Files.notExists(path);
    this.file = open(path);
    if (fresh) {
      forceFolder();
    }
    recover();
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private void recover() throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
    for (Optional<JournalEntry> entry = JournalCodec.next(all);
        entry.isPresent();
        entry = JournalCodec.next(all)) {
      state.apply(entry.get());
    }
    sizeBytes = all.position();
    file.truncate(sizeBytes);
    file.position(sizeBytes);
  }

  List<JournalEntry> live() {
    return state.live();
  }

  void write(List<JournalEntry> entries) throws IOException {
    for (JournalEntry entry : entries) {
      append(file, entry);
      state.apply(entry);
    }
    file.force(false);
    sizeBytes = file.position();
    if (sizeBytes > compactAboveBytes) {
      compact();
    }
  }

  private static void append(FileChannel to, JournalEntry entry) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(JournalCodec.encode(entry));
    while (bytes.hasRemaining()) {
      int unused = to.write(bytes);
    }
  }

  /** The old file stands until the new one is whole. */
  private void compact() throws IOException {
    List<JournalEntry> live = state.live();
    long liveBytes = live.stream().mapToLong(entry -> JournalCodec.encode(entry).length).sum();
    if (liveBytes > sizeBytes / 2) {
      return;
    }
    Path next = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(next);
    FileChannel made = open(next);
    for (JournalEntry entry : live) {
      append(made, entry);
    }
    made.force(true);
    try {
      Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      made.close();
      throw e;
    }
    file.close();
    file = made;
    sizeBytes = liveBytes;
    forceFolder();
  }

  private void forceFolder() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
