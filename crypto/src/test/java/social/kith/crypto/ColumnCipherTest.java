package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColumnCipherTest {
  private static final byte[] ROW = {1};
  private static final byte[] PLAIN = {5, 6, 7};
  private final ColumnCipher cipher = new ColumnCipher(Secret.of(new byte[32]));

  @Test
  void opensWhatItSealed() {
    byte[] sealed = cipher.seal("contacts", "name", ROW, PLAIN);
    assertThat(sealed).hasSize(PLAIN.length + ColumnCipher.OVERHEAD_BYTES);
    assertThat(cipher.open("contacts", "name", ROW, sealed)).isEqualTo(PLAIN);
    byte[] empty = cipher.seal("contacts", "name", ROW, new byte[0]);
    assertThat(cipher.open("contacts", "name", ROW, empty)).isEmpty();
  }

  @Test
  void opensAfterRestart() {
    byte[] sealed = cipher.seal("contacts", "name", ROW, PLAIN);
    ColumnCipher again = new ColumnCipher(Secret.of(new byte[32]));
    assertThat(again.open("contacts", "name", ROW, sealed)).isEqualTo(PLAIN);
  }

  @Test
  void neverSealsTheSameTwice() {
    assertThat(cipher.seal("t", "c", ROW, PLAIN)).isNotEqualTo(cipher.seal("t", "c", ROW, PLAIN));
  }

  @Test
  void refusesAnotherPlaceOrKey() {
    byte[] sealed = cipher.seal("table", "column", ROW, PLAIN);
    refused(cipher, "tables", "column", ROW, sealed);
    refused(cipher, "table", "columns", ROW, sealed);
    refused(cipher, "tablec", "olumn", ROW, sealed);
    refused(cipher, "table", "column", new byte[] {2}, sealed);
    refused(cipher, "table", "column", new byte[0], sealed);
    refused(new ColumnCipher(Secret.random()), "table", "column", ROW, sealed);
  }

  @Test
  void refusesEveryFlippedByteAndTruncation() {
    byte[] sealed = cipher.seal("t", "c", ROW, PLAIN);
    for (int i = 0; i < sealed.length; i++) {
      byte[] flipped = sealed.clone();
      flipped[i] ^= 1;
      refused(cipher, "t", "c", ROW, flipped);
      refused(cipher, "t", "c", ROW, Arrays.copyOf(sealed, i));
    }
    refused(cipher, "t", "c", ROW, Arrays.copyOf(sealed, sealed.length + 1));
  }

  @Test
  void doesNotNeedTheStorageKeyAfterwards() {
    Secret key = Secret.of(new byte[32]);
    ColumnCipher own = new ColumnCipher(key);
    key.close();
    assertThat(cipher.open("t", "c", ROW, own.seal("t", "c", ROW, PLAIN))).isEqualTo(PLAIN);
  }

  private static void refused(
      ColumnCipher cipher, String table, String column, byte[] row, byte[] sealed) {
    assertThatThrownBy(() -> cipher.open(table, column, row, sealed))
        .isInstanceOf(ColumnCorruptException.class)
        .hasMessage("column " + table + "." + column + " does not open");
  }
}
