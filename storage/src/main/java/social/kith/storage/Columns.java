package social.kith.storage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ColumnCipher;

/** Reads and writes values of columns; the sealed ones of one table with their row as context. */
final class Columns {
  private final ColumnCipher cipher;
  private final String table;

  Columns(ColumnCipher cipher, String table) {
    this.cipher = cipher;
    this.table = table;
  }

  byte[] seal(String column, byte[] row, byte[] plain) {
    return cipher.seal(table, column, row, plain);
  }

  byte[] seal(String column, byte[] row, String plain) {
    return seal(column, row, bytes(plain));
  }

  byte[] open(ResultSet from, String column, byte[] row) throws SQLException {
    return cipher.open(table, column, row, from.getBytes(column));
  }

  String openText(ResultSet from, String column, byte[] row) throws SQLException {
    return new String(open(from, column, row), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static @Nullable Long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
