package social.kith.storage.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * One connection to a database, with its statements prepared once each: statements are constants of
 * the program, values are always bound. Used by one thread at a time. Every method throws {@link
 * SqliteException} where the database fails and {@link IllegalStateException} where a constraint of
 * the schema is broken.
 */
public final class Sql implements AutoCloseable {
  /** A millisecond of work or less. */
  private static final int ABORT_CHECK_STEPS = 1_000;

  private final String file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Sql(String file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Runs a statement that gives no rows.
   *
   * @param values a {@code byte[]}, {@code String}, {@code Long}, {@code Integer} or null for each
   *     question mark; borrowed
   * @return how many rows it changed
   */
  public int update(String sql, @Nullable Object... values) {
    try {
      return prepared(sql, values).executeUpdate();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** All rows of a query, in its order. */
  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
    try (ResultSet results = prepared(sql, values).executeQuery()) {
      Row row = new Row(file, results);
      List<T> rows = new ArrayList<>();
      while (results.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** The first row of a query, if it has any. */
  public <T> Optional<T> find(String sql, RowReader<T> reader, @Nullable Object... values) {
    try (ResultSet results = prepared(sql, values).executeQuery()) {
      return results.next() ? Optional.of(reader.read(new Row(file, results))) : Optional.empty();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /**
   * The number in the first column of a query's one row.
   *
   * @throws IllegalStateException if there is no row
   */
  public long number(String sql, @Nullable Object... values) {
    return find(sql, row -> row.number(1), values).orElseThrow(IllegalStateException::new);
  }

  /** Runs a statement of any kind and drops its rows. */
  public void execute(String sql) {
    try {
      PreparedStatement statement = prepared(sql);
      if (statement.execute()) {
        // A query that is not ended keeps its lock.
        statement.getResultSet().close();
      }
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Breaks off whatever this connection does, with an exception, once the condition holds. */
  void abortWhen(BooleanSupplier condition) {
    ProgressHandler handler =
        new ProgressHandler() {
          @Override
          protected int progress() {
            return condition.getAsBoolean() ? 1 : 0;
          }
        };
    try {
      ProgressHandler.setHandler(connection, ABORT_CHECK_STEPS, handler);
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    }
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      connection.close();
    } catch (SQLException e) {
      throw SqlFailures.of(file, e);
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
    return statement;
  }

  // The driver gives up a statement that failed, so the next one is prepared anew.
  private RuntimeException failed(String sql, SQLException cause) {
    PreparedStatement statement = statements.remove(sql);
    if (statement != null) {
      try {
        statement.close();
      } catch (SQLException e) {
        cause.addSuppressed(e);
      }
    }
    return SqlFailures.of(file, cause);
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else if (value instanceof Number number) {
      statement.setLong(index, number.longValue());
    } else if (value instanceof String text) {
      statement.setString(index, text);
    } else if (value == null) {
      statement.setBytes(index, null);
    } else {
      throw new IllegalArgumentException("no column holds a " + value.getClass().getSimpleName());
    }
  }
}
