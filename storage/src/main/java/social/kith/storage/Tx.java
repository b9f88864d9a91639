package social.kith.storage;

/** A write transaction. Valid only inside the work that it is given to. */
public final class Tx {
  private final Sql sql;

  Tx(Sql sql) {
    this.sql = sql;
  }

  Sql sql() {
    return sql;
  }
}
