package social.kith.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import social.kith.crypto.internal.AesGcm;
import social.kith.crypto.internal.Bytes;
import social.kith.crypto.internal.RefusedException;

/**
 * Seals values of database columns with AES-256-GCM, each bound to its table, column and row, so
 * that none can be moved to another place. Any thread; closing while another thread uses it is the
 * caller's bug.
 *
 * <p>Layout: {@code 0x01 ‖ 12 random bytes (nonce) ‖ ciphertext ‖ 16-byte tag}. One storage key
 * seals far less than the 2^32 values that random nonces allow.
 */
public final class ColumnCipher implements AutoCloseable {
  /** What a sealed value is larger than the plain one. */
  public static final int OVERHEAD_BYTES = 1 + AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES;

  private static final byte FORMAT = 1;
  private static final int HEADER_BYTES = 1 + AesGcm.NONCE_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  /** To look a cipher up and expand its key takes longer than to seal a short value. */
  private final Queue<AesGcm> idle = new ConcurrentLinkedQueue<>();

  private volatile boolean closed;

  /**
   * @param storageKey borrowed, not kept: the columns' key is derived from it
   */
  public ColumnCipher(Secret storageKey) {
    try (Secret columns = storageKey.derive(Label.STORAGE_COLUMN)) {
      this.key = columns.copyBytes();
    }
  }

  /**
   * Seals a value.
   *
   * @param table where it will stand
   * @param column where it will stand
   * @param row the row's key, borrowed
   * @param plain the value, borrowed
   * @return {@link #OVERHEAD_BYTES} more than the value
   */
  public byte[] seal(String table, String column, byte[] row, byte[] plain) {
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    ByteBuffer sealed = ByteBuffer.allocate(OVERHEAD_BYTES + plain.length).put(FORMAT).put(nonce);
    AesGcm cipher = take();
    cipher.seal(nonce, aad(table, column, row), ByteBuffer.wrap(plain), sealed);
    idle.add(cipher);
    return sealed.array();
  }

  /**
   * Opens a value.
   *
   * @param table where it stands
   * @param column where it stands
   * @param row the row's key, borrowed
   * @param sealed what {@link #seal} gave, borrowed
   * @return the value
   * @throws ColumnCorruptException if it was not sealed with this key for this very place
   */
  public byte[] open(String table, String column, byte[] row, byte[] sealed) {
    try {
      if (sealed.length < OVERHEAD_BYTES || sealed[0] != FORMAT) {
        throw new RefusedException("column format");
      }
      byte[] nonce = Arrays.copyOfRange(sealed, 1, HEADER_BYTES);
      byte[] body = Arrays.copyOfRange(sealed, HEADER_BYTES, sealed.length);
      AesGcm cipher = take();
      byte[] plain = cipher.open(nonce, aad(table, column, row), body);
      idle.add(cipher);
      return plain;
    } catch (RefusedException e) {
      throw new ColumnCorruptException(table, column, e);
    }
  }

  /** Wipes the key. Closing again does nothing. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(key, (byte) 0);
    idle.clear();
  }

  private AesGcm take() {
    if (closed) {
      throw new IllegalStateException("the cipher has been closed");
    }
    AesGcm cipher = idle.poll();
    return cipher == null ? new AesGcm(key) : cipher;
  }

  private static byte[] aad(String table, String column, byte[] row) {
    return Bytes.lengthPrefixed(
        new byte[] {FORMAT},
        table.getBytes(StandardCharsets.UTF_8),
        column.getBytes(StandardCharsets.UTF_8),
        row);
  }
}
