package social.kith.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import social.kith.crypto.internal.Argon2id;

/**
 * What a person types to open their key file: text in Unicode normalisation form NFKC, so that the
 * same word typed on another keyboard is the same passphrase. Wiped when closed; printed never. For
 * one thread at a time.
 */
public final class Passphrase implements AutoCloseable {
  /** Fewest characters (code points). */
  public static final int MIN_CHARACTERS = 8;

  /** Most bytes as UTF-8. */
  public static final int MAX_BYTES = 1_024;

  private final byte[] utf8;

  private Passphrase(byte[] utf8) {
    this.utf8 = utf8;
  }

  /**
   * A passphrase as it was typed.
   *
   * @param typed any text; spaces count
   * @return owned by the caller
   * @throws MalformedException if it is shorter than {@value #MIN_CHARACTERS} characters, longer
   *     than {@value #MAX_BYTES} bytes, or no text
   */
  public static Passphrase parse(String typed) throws MalformedException {
    // Before normalising, which makes at most four characters one.
    if (typed.length() > 4 * MAX_BYTES) {
      throw tooLong();
    }
    String normal = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    if (normal.codePointCount(0, normal.length()) < MIN_CHARACTERS) {
      throw new MalformedException(
          "a passphrase has at least " + MIN_CHARACTERS + " characters: choose a longer one");
    }
    return new Passphrase(encode(normal));
  }

  private static byte[] encode(String normal) throws MalformedException {
    ByteBuffer encoded;
    try {
      encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(normal));
    } catch (CharacterCodingException e) {
      throw new MalformedException("this is no text: type the passphrase again", e);
    }
    try {
      if (encoded.remaining() > MAX_BYTES) {
        throw tooLong();
      }
      return Arrays.copyOf(encoded.array(), encoded.remaining());
    } finally {
      Arrays.fill(encoded.array(), (byte) 0);
    }
  }

  private static MalformedException tooLong() {
    return new MalformedException(
        "a passphrase has at most " + MAX_BYTES + " bytes: choose a shorter one");
  }

  /** The key that it makes; 32 bytes, wiped by the caller. Takes about half a second. */
  byte[] stretch(Argon2id how, byte[] salt) {
    return how.derive(utf8, salt);
  }

  /** Wipes it. Closing again does nothing. */
  @Override
  public void close() {
    Arrays.fill(utf8, (byte) 0);
  }

  /** Says only that it is one. */
  @Override
  public String toString() {
    return "Passphrase";
  }
}
