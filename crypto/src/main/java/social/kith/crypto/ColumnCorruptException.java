package social.kith.crypto;

/**
 * A sealed database column does not open: the storage key is another one, or the file was changed
 * or damaged. Which of them cannot be told.
 */
public final class ColumnCorruptException extends IllegalStateException {

  ColumnCorruptException(String table, String column, Throwable cause) {
    super("column " + table + "." + column + " does not open", cause);
  }
}
