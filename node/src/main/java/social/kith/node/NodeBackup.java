package social.kith.node;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import social.kith.node.backup.Backup;

/** A backup that can be written now. Used by one thread; whoever began it closes it. */
public final class NodeBackup implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Backup backup;

  NodeBackup(Backup backup) {
    this.backup = backup;
  }

  /** A name for a file of now, {@code kith-backup-2026-11-27-1630.age} (UTC). */
  public static String fileName() {
    return "kith-backup-" + TIME.format(Instant.now()) + ".age";
  }

  /**
   * Writes the file: all of it, or no whole file.
   *
   * @param out closed if the file is whole, and only then
   * @throws IOException if it cannot be written, or the disk of the node fails
   */
  public void writeTo(OutputStream out) throws IOException {
    backup.writeTo(out, Backup.Extent.ALL);
  }

  /** A name for a file of keys, {@code kith-keys-2026-11-27-1630.age} (UTC). */
  public static String keysFileName() {
    return "kith-keys-" + TIME.format(Instant.now()) + ".age";
  }

  /**
   * Writes the same without photos: with an export and the recovery words it brings everything back
   * that is this person's own. As {@link #writeTo}.
   */
  public void writeKeysTo(OutputStream out) throws IOException {
    backup.writeTo(out, Backup.Extent.WITHOUT_PHOTOS);
  }

  /** Frees what it needed on the disk. Closing again does nothing. */
  @Override
  public void close() {
    backup.close();
  }
}
