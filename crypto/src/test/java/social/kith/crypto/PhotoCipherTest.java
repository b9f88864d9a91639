package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoCipherTest {
  private static final Secret KEY = Ends.secret(3);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 32_768, 100_000})
  void decryptsWhatItEncrypted(int size) throws IOException {
    byte[] plain = random(size);
    byte[] atOnce = PhotoCipher.encrypt(KEY, plain);
    byte[] streamed = stream(plain, 7_919);
    assertThat(atOnce).hasSize((int) PhotoCipher.ciphertextSize(size)).isNotEqualTo(streamed);
    assertThat(streamed).hasSize(atOnce.length);
    assertThat(decrypt(KEY, atOnce)).isEqualTo(plain);
    assertThat(decrypt(KEY, streamed)).isEqualTo(plain);
  }

  @Test
  void singleBytesGoThroughAsWell() throws IOException {
    byte[] plain = random(20_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encrypting = PhotoCipher.encrypting(KEY, out)) {
      for (byte value : plain) {
        encrypting.write(value);
      }
    }
    InputStream in = PhotoCipher.decrypting(KEY, new ByteArrayInputStream(out.toByteArray()));
    for (byte value : plain) {
      assertThat(in.read()).isEqualTo(value & 0xFF);
    }
    assertThat(in.read()).isEqualTo(-1);
    assertThat(in.read(new byte[5])).isEqualTo(-1);
  }

  @Test
  void refusesEveryTruncation() {
    byte[] sealed = PhotoCipher.encrypt(KEY, random(40_000));
    for (int size = 0; size < sealed.length; size += size < 200 ? 1 : 401) {
      byte[] cut = Arrays.copyOf(sealed, size);
      assertThatThrownBy(() -> decrypt(KEY, cut)).isInstanceOf(IOException.class);
    }
    byte[] wholeChunks = Arrays.copyOf(sealed, 56 + 2 * 16_400);
    assertThatThrownBy(() -> decrypt(KEY, wholeChunks)).isInstanceOf(IOException.class);
    byte[] trailing = Arrays.copyOf(sealed, sealed.length + 1);
    assertThatThrownBy(() -> decrypt(KEY, trailing)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesEveryFlippedByte() {
    byte[] sealed = PhotoCipher.encrypt(KEY, random(20_000));
    for (int i = 0; i < sealed.length; i += i < 200 ? 1 : 97) {
      byte[] flipped = sealed.clone();
      flipped[i] ^= 1;
      assertThatThrownBy(() -> decrypt(KEY, flipped)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void skipsChunksWithoutDecryptingThem() throws IOException {
    byte[] plain = random(50_000);
    byte[] sealed = PhotoCipher.encrypt(KEY, plain);
    sealed[56 + 5] ^= 1; // nobody looks at the first chunk
    for (int from : new int[] {16_384, 16_385, 32_768, 49_999, 50_000}) {
      InputStream in = PhotoCipher.decrypting(KEY, new ByteArrayInputStream(sealed));
      in.skipNBytes(from);
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(plain, from, 50_000));
    }
    InputStream in = PhotoCipher.decrypting(KEY, new ByteArrayInputStream(sealed));
    assertThatThrownBy(() -> in.skipNBytes(16_383)).isInstanceOf(IOException.class);
  }

  @Test
  void skipsFromWhereItIs() throws IOException {
    byte[] plain = random(81_920);
    byte[] sealed = PhotoCipher.encrypt(KEY, plain);
    InputStream in = PhotoCipher.decrypting(KEY, new ByteArrayInputStream(sealed));
    assertThat(in.readNBytes(10)).isEqualTo(Arrays.copyOf(plain, 10));
    in.skipNBytes(40_000);
    assertThat(in.read()).isEqualTo(plain[40_010] & 0xFF);
    in.skipNBytes(81_920 - 40_011);
    assertThat(in.read()).isEqualTo(-1);
    assertThat(in.skip(5)).isZero();
  }

  @Test
  void refusesToSkipPastTheEndAndWhatIsInAnotherPlace() {
    byte[] sealed = PhotoCipher.encrypt(KEY, random(50_000));
    InputStream in = PhotoCipher.decrypting(KEY, new ByteArrayInputStream(sealed));
    assertThatThrownBy(() -> in.skip(70_000)).isInstanceOf(IOException.class);
    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, 56, swapped, 56 + 16_400, 16_400);
    InputStream other = PhotoCipher.decrypting(KEY, new ByteArrayInputStream(swapped));
    assertThatThrownBy(() -> other.skipNBytes(16_385)).isInstanceOf(IOException.class);
  }

  @Test
  void givesOutNothingUnauthenticated() throws IOException {
    byte[] plain = random(40_000);
    byte[] sealed = PhotoCipher.encrypt(KEY, plain);
    sealed[56 + 16_400 + 5] ^= 1;
    InputStream in = PhotoCipher.decrypting(KEY, new ByteArrayInputStream(sealed));
    assertThat(in.readNBytes(16_384)).isEqualTo(Arrays.copyOf(plain, 16_384));
    assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> in.read(new byte[9])).isInstanceOf(IOException.class);
  }

  @Test
  void refusalsLookTheSame() {
    byte[] sealed = PhotoCipher.encrypt(KEY, random(100));
    byte[] cut = Arrays.copyOf(sealed, 90);
    assertThatThrownBy(() -> decrypt(Ends.secret(4), sealed))
        .hasMessage("encrypted photo is changed, cut short or of another key");
    assertThatThrownBy(() -> decrypt(KEY, cut))
        .hasMessage("encrypted photo is changed, cut short or of another key");
  }

  @Test
  void aFailedWriteNeverBecomesAWholeMessage() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            if (written.size() == 20_000) {
              throw new IOException("disk full");
            }
            written.write(value);
          }
        };
    OutputStream encrypting = PhotoCipher.encrypting(KEY, full);
    assertThatThrownBy(() -> encrypting.write(random(40_000))).hasMessage("disk full");
    int before = written.size();
    assertThatThrownBy(() -> encrypting.write(random(40_000))).isInstanceOf(IOException.class);
    assertThat(closeQuietly(encrypting)).isTrue();
    assertThat(written.size()).isEqualTo(before);
    assertThatThrownBy(() -> decrypt(KEY, written.toByteArray())).isInstanceOf(IOException.class);
  }

  @Test
  void closesOnceAndWritesNoMore() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream encrypting = PhotoCipher.encrypting(KEY, out);
    encrypting.write(1);
    encrypting.flush();
    assertThat(out.size()).isZero();
    encrypting.close();
    encrypting.close();
    assertThat(out.size()).isEqualTo((int) PhotoCipher.ciphertextSize(1));
    assertThatThrownBy(() -> encrypting.write(1)).isInstanceOf(IOException.class);
  }

  @Test
  void doesNotNeedTheSecretAfterwards() throws IOException {
    Secret key = Ends.secret(3);
    InputStream in =
        PhotoCipher.decrypting(key, new ByteArrayInputStream(PhotoCipher.encrypt(key, random(9))));
    key.close();
    assertThat(in.readAllBytes()).isEqualTo(random(9));
  }

  @Test
  void ciphertextSizeCountsTheShortLastChunk() {
    assertThat(PhotoCipher.ciphertextSize(0)).isEqualTo(72);
    assertThat(PhotoCipher.ciphertextSize(16_383)).isEqualTo(56 + 16_383 + 16);
    assertThat(PhotoCipher.ciphertextSize(16_384)).isEqualTo(56 + 16_384 + 32);
    assertThatThrownBy(() -> PhotoCipher.ciphertextSize(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean closeQuietly(OutputStream out) {
    try {
      out.close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] stream(byte[] plain, int pieceBytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encrypting = PhotoCipher.encrypting(KEY, out)) {
      for (int from = 0; from < plain.length; from += pieceBytes) {
        encrypting.write(plain, from, Math.min(pieceBytes, plain.length - from));
      }
    }
    return out.toByteArray();
  }

  private static byte[] decrypt(Secret key, byte[] sealed) throws IOException {
    try (InputStream in = PhotoCipher.decrypting(key, new ByteArrayInputStream(sealed))) {
      return in.readAllBytes();
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
