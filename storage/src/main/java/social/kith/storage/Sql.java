package social.kith.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements. Used by one thread at a time. */
final class Sql implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** Reads a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Work with a connection. */
  interface Work<T extends @Nullable Object> {
    T run(Sql sql) throws SQLException;
  }

  /** Changes rows; gives how many. */
  int update(String sql, @Nullable Object... values) {
    try {
      return bind(sql, values).executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** All rows. */
  <T> List<T> list(Row<T> reader, String sql, @Nullable Object... values) {
    try (ResultSet rows = bind(sql, values).executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** The first row. */
  <T> Optional<T> first(Row<T> reader, String sql, @Nullable Object... values) {
    List<T> all = list(reader, sql, values);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** A number in the first row; empty if there is none or it is NULL. */
  OptionalLong number(String sql, @Nullable Object... values) {
    try (ResultSet rows = bind(sql, values).executeQuery()) {
      if (rows.next()) {
        long number = rows.getLong(1);
        return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
      }
      return OptionalLong.empty();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Runs a statement that is not worth keeping. */
  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
