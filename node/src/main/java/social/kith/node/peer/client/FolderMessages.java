package social.kith.node.peer.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.IdentityKey;

/**
 * Messages in a folder, a file for each person. What {@link #write} returned from is on the disk;
 * the content of messages is not encrypted. One process at a time may use a folder.
 */
public final class FolderMessages implements MessageStore {
  /** Size from which on a file is written anew when most of it is of no use any more. */
  public static final long COMPACT_ABOVE_BYTES = 1024L * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(FolderMessages.class);

  private final Path folder;
  private final long compactAboveBytes;
  private final Map<IdentityKey, JournalFile> files = new HashMap<>();

  private FolderMessages(Path folder, long compactAboveBytes) {
    this.folder = folder;
    this.compactAboveBytes = compactAboveBytes;
  }

  /**
   * Uses a folder, which is made if it is not there.
   *
   * @throws IOException if it cannot be made
   */
  public static FolderMessages in(Path folder) throws IOException {
    return in(folder, COMPACT_ABOVE_BYTES);
  }

  static FolderMessages in(Path folder, long compactAboveBytes) throws IOException {
    Files.createDirectories(folder);
    return new FolderMessages(folder, compactAboveBytes);
  }

  @Override
  public List<JournalEntry> read(IdentityKey person) throws IOException {
    return file(person).live();
  }

  @Override
  public void write(IdentityKey person, List<JournalEntry> entries) throws IOException {
    file(person).write(entries);
  }

  private JournalFile file(IdentityKey person) throws IOException {
    JournalFile known = files.get(person);
    if (known != null) {
      return known;
    }
    String name = HexFormat.of().formatHex(person.bytes()) + ".messages";
    JournalFile opened = new JournalFile(folder.resolve(name), compactAboveBytes);
    files.put(person, opened);
    return opened;
  }

  @Override
  public void close() {
    for (JournalFile file : files.values()) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.warn("a message file could not be closed; free the disk and start again", e);
      }
    }
    files.clear();
  }
}
