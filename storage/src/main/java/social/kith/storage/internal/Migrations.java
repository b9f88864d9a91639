package social.kith.storage.internal;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import social.kith.storage.internal.SqliteException.Kind;

/**
 * Brings a database's schema to the newest version. Flyway is started only where there is something
 * to migrate: it takes a quarter of a second, reading {@code user_version} takes microseconds.
 */
final class Migrations {
  private Migrations() {}

  /**
   * Migrates, if that is needed.
   *
   * @throws SqliteException NEWER_VERSION if the schema is of a newer program; nothing was changed
   */
  static void bringUpToDate(DatabaseFile file, DatabaseSpec spec, Sql sql) {
    long version = version(sql);
    if (version > spec.version()) {
      String versions = version + ", this program knows " + spec.version();
      throw new SqliteException(
          Kind.NEWER_VERSION, spec.name() + " has schema version " + versions, null);
    }
    if (version < spec.version()) {
      file.migrate();
      if (version(sql) != spec.version()) {
        throw new IllegalStateException("the migrations of " + spec.name() + " do not end at it");
      }
    }
  }

  static void run(DatabaseSpec spec, DataSource source) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:" + spec.migrations())
          .failOnMissingLocations(true)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw cause(e)
          .map(sql -> SqlFailures.of(spec.name(), sql))
          .orElseGet(() -> new SqliteException(Kind.IO, "cannot migrate " + spec.name(), e));
    }
  }

  private static long version(Sql sql) {
    return sql.number("PRAGMA user_version");
  }

  private static Optional<SQLException> cause(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
