package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AgeIdentityTest {
  private static final int CHUNK = 65_536;
  private final Secret seed = Secret.of(new byte[32]);
  private final AgeIdentity identity = AgeIdentity.of(seed);

  @Test
  void isAlwaysTheSameAndNotTheSeed() throws Exception {
    assertThat(identity.secretText()).startsWith("AGE-SECRET-KEY-PQ-1").hasSize(77);
    assertThat(identity.recipientText()).startsWith("age1pq1").hasSize(1_959);
    // As docs/protocol.md has them.
    assertThat(identity.secretText())
        .isEqualTo("AGE-SECRET-KEY-PQ-1TA89HPG4JPS33AG5D9H6J6ZJTPJ77ZTE0SWURSG666TSKNYV3K9Q5DQUJD");
    assertThat(identity.recipientText())
        .startsWith("age1pq1asgn70ftql752gu3wed2r5jxljek6j0852rw3vme6fupt9ycfhvhp");
    assertThat(AgeIdentity.of(seed).secretText()).isEqualTo(identity.secretText());
    assertThat(AgeIdentity.of(Secret.random()).recipientText())
        .isNotEqualTo(identity.recipientText());
    AgeIdentity parsed = AgeIdentity.parse(identity.secretText());
    assertThat(parsed.recipientText()).isEqualTo(identity.recipientText());
    assertThat(identity).hasToString("AgeIdentity");
  }

  @Test
  void opensWhatItSealedAtEachSize() throws Exception {
    for (int size : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5}) {
      byte[] plain = plain(size);
      byte[] file = seal(plain);
      assertThat(open(file)).isEqualTo(plain);
      int chunks = Math.max(1, (size + CHUNK - 1) / CHUNK);
      assertThat(file.length - headerBytes(file)).isEqualTo(16 + size + 16 * chunks);
    }
  }

  @Test
  void eachFileHasAKeyOfItsOwn() throws Exception {
    assertThat(seal(plain(10))).isNotEqualTo(seal(plain(10)));
  }

  @Test
  void cutAnywhereIsRefused() throws Exception {
    byte[] file = seal(plain(2 * CHUNK));
    int header = headerBytes(file);
    for (int size = 0; size < header + 50; size++) {
      refuses(Arrays.copyOf(file, size));
    }
    for (int size : new int[] {header + 16 + CHUNK + 16, file.length - 17, file.length - 1}) {
      assertThat(refuses(Arrays.copyOf(file, size))).isEqualTo(AgeException.Reason.PAYLOAD);
    }
    assertThat(refuses(Arrays.copyOf(file, file.length + 1)))
        .isEqualTo(AgeException.Reason.PAYLOAD);
  }

  @Test
  void changedAnywhereIsRefused() throws Exception {
    byte[] file = seal(plain(100));
    for (int i = 0; i < file.length; i++) {
      file[i] ^= 1;
      refuses(file);
      file[i] ^= 1;
    }
    assertThat(open(file)).isEqualTo(plain(100));
  }

  @Test
  void isNoUseToAnotherIdentity() throws Exception {
    InputStream file = new ByteArrayInputStream(seal(plain(100)));
    AgeIdentity other = AgeIdentity.of(Secret.random());
    assertThat(catchThrowableOfType(AgeException.class, () -> other.decrypting(file)).reason())
        .isEqualTo(AgeException.Reason.NO_MATCH);
  }

  @Test
  void endlessHeaderIsGivenUp() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };
    assertThat(catchThrowableOfType(AgeException.class, () -> identity.decrypting(endless)))
        .isNotNull();
  }

  @Test
  void refusalStays() throws Exception {
    byte[] file = seal(plain(100));
    file[file.length - 1] ^= 1;
    try (InputStream in = identity.decrypting(new ByteArrayInputStream(file))) {
      assertThatThrownBy(in::read).isInstanceOf(AgeException.class);
      assertThatThrownBy(in::read).isInstanceOf(AgeException.class);
    }
  }

  @Test
  void failedWriteLeavesNoWholeFile() throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    boolean[] full = new boolean[1];
    OutputStream disk =
        new FilterOutputStream(written) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            if (full[0]) {
              throw new IOException("full");
            }
            out.write(bytes, offset, length);
          }
        };
    OutputStream sealing = identity.encrypting(disk);
    full[0] = true;
    assertThatThrownBy(() -> sealing.write(plain(2 * CHUNK))).hasMessage("full");
    full[0] = false;
    sealing.close();
    refuses(written.toByteArray());
    assertThatThrownBy(() -> sealing.write(1)).isInstanceOf(IOException.class);
  }

  @Test
  void otherTextsAreNoIdentity() {
    String text = identity.secretText();
    for (String wrong :
        new String[] {"", text.substring(1), text.toLowerCase(java.util.Locale.ROOT), text + "A"}) {
      assertThatThrownBy(() -> AgeIdentity.parse(wrong)).isInstanceOf(MalformedException.class);
    }
  }

  private byte[] seal(byte[] plain) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream out = identity.encrypting(file)) {
      out.write(plain);
    }
    return file.toByteArray();
  }

  private byte[] open(byte[] file) throws IOException {
    try (InputStream in = identity.decrypting(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private AgeException.Reason refuses(byte[] file) {
    return catchThrowableOfType(AgeException.class, () -> open(file)).reason();
  }

  private static int headerBytes(byte[] file) {
    String text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.indexOf('\n', text.indexOf("\n---") + 1) + 1;
  }

  private static byte[] plain(int size) {
    byte[] plain = new byte[size];
    for (int i = 0; i < size; i++) {
      plain[i] = (byte) (i * 31 + i / 251);
    }
    return plain;
  }
}
