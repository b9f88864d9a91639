package social.kith.web.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import social.kith.web.process.NodeProcess;

/** The databases of a node, as SQLite itself shows them. Closing deletes what was copied. */
final class Disk implements AutoCloseable {
  private static final int CHUNK_BYTES = 65_520;

  private final Path home;
  private final boolean copied;

  private Disk(Path home, boolean copied) {
    this.home = home;
    this.copied = copied;
  }

  /** Those of a node that runs. */
  static Disk of(NodeProcess running) {
    return new Disk(running.home(), false);
  }

  /** A copy of those of a node that is dead, so that nobody but itself recovers them. */
  static Disk copyOf(NodeProcess dead) throws IOException {
    Path copy = Files.createTempDirectory("kith-disk");
    for (String name : List.of("kith.db", "kith.db-wal", "photos.db", "photos.db-wal")) {
      if (Files.exists(dead.home().resolve(name))) {
        Files.copy(dead.home().resolve(name), copy.resolve(name));
      }
    }
    return new Disk(copy, true);
  }

  @Override
  public void close() throws IOException {
    if (copied) {
      Folders.delete(home);
    }
  }

  /** What {@code PRAGMA integrity_check} and {@code foreign_key_check} say of both files. */
  List<String> complaints() throws SQLException {
    List<String> complaints = new ArrayList<>();
    for (String file : List.of("kith.db", "photos.db")) {
      for (String line : texts(file, "PRAGMA integrity_check")) {
        if (!line.equals("ok")) {
          complaints.add(file + ": " + line);
        }
      }
      complaints.addAll(texts(file, "PRAGMA foreign_key_check"));
    }
    return complaints;
  }

  /** How many items there are. */
  long items() throws SQLException {
    return number("kith.db", "SELECT count(*) FROM item");
  }

  /** Whether an item is there. */
  boolean hasItem(String id) throws SQLException {
    return number("kith.db", "SELECT count(*) FROM item WHERE hex(id) = upper('" + id + "')") == 1;
  }

  /** How many images of an item are whole. */
  long wholeImages(String item) throws SQLException {
    List<String> blobs =
        texts(
            "kith.db",
            "SELECT DISTINCT hex(blob) FROM item_blob JOIN item ON item.no = item_blob.item"
                + " WHERE hex(id) = upper('"
                + item
                + "')");
    String wanted = "'" + String.join("','", blobs) + "'";
    return number(
        "photos.db",
        "SELECT count(*) FROM blob WHERE state = 'COMPLETE' AND hex(id) IN (" + wanted + ")");
  }

  /** Bytes of photos that contacts sent, whole ones and others. */
  long receivedPhotoBytes() throws SQLException {
    return number(
        "photos.db",
        "SELECT coalesce(sum(min(size_bytes, chunks * "
            + CHUNK_BYTES
            + ")), 0) FROM blob WHERE source IS NOT NULL");
  }

  /** How many images are there, whole or not. */
  long images() throws SQLException {
    return number("photos.db", "SELECT count(*) FROM blob");
  }

  /** How many of them are not whole. */
  long unfinishedImages() throws SQLException {
    return number("photos.db", "SELECT count(*) FROM blob WHERE state <> 'COMPLETE'");
  }

  /** How many items are queued for somebody, or were. */
  long deliveries() throws SQLException {
    return number("kith.db", "SELECT count(*) FROM delivery");
  }

  /** Chunks of images that are not there. */
  long foreignChunks() throws SQLException {
    return number(
        "photos.db", "SELECT count(*) FROM chunk WHERE pos / 1048576 NOT IN (SELECT no FROM blob)");
  }

  private long number(String file, String query) throws SQLException {
    return Long.parseLong(texts(file, query).get(0));
  }

  private List<String> texts(String file, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    if (Files.notExists(home.resolve(file))) {
      throw new SQLException(file + " is missing");
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve(file));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    }
    return texts;
  }
}
