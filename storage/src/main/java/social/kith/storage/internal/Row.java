package social.kith.storage.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** The current row of a query. Columns count from 1. Owned by the query that reads it. */
public final class Row {
  private final String file;
  private final ResultSet results;

  Row(String file, ResultSet results) {
    this.file = file;
    this.results = results;
  }

  /** A column of bytes that is never NULL; a new array. */
  public byte[] bytes(int column) {
    try {
      return results.getBytes(column);
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    }
  }

  /** A column of bytes, empty if it is NULL; a new array. */
  public Optional<byte[]> findBytes(int column) {
    return Optional.ofNullable(bytes(column));
  }

  /** A column of text that is never NULL. */
  public String text(int column) {
    try {
      return results.getString(column);
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    }
  }

  /** A column of numbers that is never NULL. */
  public long number(int column) {
    try {
      return results.getLong(column);
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    }
  }

  /** A column of numbers, empty if it is NULL. */
  public OptionalLong findNumber(int column) {
    try {
      long value = results.getLong(column);
      return results.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    }
  }

  /** A column of small numbers that is never NULL. */
  public int smallNumber(int column) {
    return Math.toIntExact(number(column));
  }
}
