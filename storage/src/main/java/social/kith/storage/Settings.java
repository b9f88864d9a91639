package social.kith.storage;

import java.util.Optional;
import social.kith.crypto.ColumnCipher;

/** Values by name; the values are sealed. */
public final class Settings {
  private final Database database;
  private final Columns columns;

  Settings(Database database, ColumnCipher cipher) {
    this.database = database;
    this.columns = new Columns(cipher, "settings");
  }

  /** The value of a name. */
  public Optional<byte[]> find(String name) {
    return database.read(
        sql ->
            sql.first(
                row -> columns.open(row, "value", Columns.bytes(name)),
                "SELECT value FROM settings WHERE name = ?",
                name));
  }

  /** Sets the value of a name. */
  public void put(Tx tx, String name, byte[] value) {
    tx.sql()
        .update(
            "INSERT INTO settings (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            columns.seal("value", Columns.bytes(name), value));
  }
}
