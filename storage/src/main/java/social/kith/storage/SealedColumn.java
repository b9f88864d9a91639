package social.kith.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.Secret;

/** A column whose values are sealed at rest, each for its row. Any thread. */
final class SealedColumn {
  private final ColumnCipher cipher;
  private final String table;
  private final String column;

  SealedColumn(ColumnCipher cipher, String table, String column) {
    this.cipher = cipher;
    this.table = table;
    this.column = column;
  }

  byte[] seal(byte[] row, byte[] value) {
    return cipher.seal(table, column, row, value);
  }

  byte[] seal(byte[] row, String value) {
    return seal(row, value.getBytes(StandardCharsets.UTF_8));
  }

  byte[] seal(byte[] row, Secret value) {
    byte[] bytes = value.copyBytes();
    try {
      return seal(row, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  byte[] open(byte[] row, byte[] sealed) {
    return cipher.open(table, column, row, sealed);
  }

  String openText(byte[] row, byte[] sealed) {
    return new String(open(row, sealed), StandardCharsets.UTF_8);
  }

  /** The secret, owned by the caller. */
  Secret openSecret(byte[] row, byte[] sealed) {
    byte[] bytes = open(row, sealed);
    try {
      return Secret.of(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
