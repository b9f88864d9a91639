package social.kith.storage;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import social.kith.crypto.ColumnCipher;

/** Small values under fixed names. The values are sealed at rest, the names are not. Any thread. */
public final class Settings {
  private final Reads reads;
  private final SealedColumn value;

  Settings(Reads reads, ColumnCipher cipher) {
    this.reads = reads;
    this.value = new SealedColumn(cipher, "setting", "value");
  }

  /**
   * The value under a name.
   *
   * @param key the name
   * @return a new array, or empty if nothing was put there
   * @throws StoreException if it cannot be read
   */
  public Optional<byte[]> find(String key) {
    return reads.find(
        "SELECT value FROM setting WHERE key = ?", row -> value.open(utf8(key), row.bytes(1)), key);
  }

  /**
   * Puts a value under a name, in place of the one that is there.
   *
   * @param tx the transaction
   * @param key a name that is a constant of the program
   * @param value any bytes, borrowed
   * @throws StoreException if it cannot be written
   */
  public void put(Tx tx, String key, byte[] value) {
    tx.update(
        "INSERT INTO setting (key, value) VALUES (?, ?)"
            + " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key,
        this.value.seal(utf8(key), value));
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
