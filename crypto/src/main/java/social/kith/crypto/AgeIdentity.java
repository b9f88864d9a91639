package social.kith.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import social.kith.crypto.internal.Bech32;
import social.kith.crypto.internal.HpkeBase;
import social.kith.crypto.internal.RefusedException;
import social.kith.crypto.internal.age.AgeHeader;
import social.kith.crypto.internal.age.AgeStanza;
import social.kith.crypto.internal.age.HybridStanza;

/**
 * What a person's backups are sealed to and opened with: an age identity of the kind {@code
 * mlkem768x25519} (X25519 with ML-KEM-768), derived from the seed of their own. The age program,
 * from version 1.3 on, opens the same files with {@link #secretText}. Wiped when closed. Any
 * thread; each stream belongs to one.
 */
public final class AgeIdentity implements AutoCloseable {
  private static final String SECRET_PREFIX = "age-secret-key-pq-";
  private static final String RECIPIENT_PREFIX = "age1pq";

  private final Secret seed;
  private final byte[] publicKey;

  private AgeIdentity(Secret ownedSeed) {
    this.seed = ownedSeed;
    this.publicKey = withSeed(HpkeBase::publicKey);
  }

  /**
   * That of a person.
   *
   * @param identitySeed the seed of their identity, borrowed
   * @return owned by the caller; always the same one
   */
  public static AgeIdentity of(Secret identitySeed) {
    return new AgeIdentity(identitySeed.derive(Label.BACKUP_KEY));
  }

  /** One that is written as {@link #secretText} has it. */
  static AgeIdentity parse(String text) throws MalformedException {
    try {
      byte[] bytes = Bech32.decode(SECRET_PREFIX, text);
      if (bytes.length == Secret.SIZE_BYTES && text.equals(text.toUpperCase(Locale.ROOT))) {
        return new AgeIdentity(Secret.of(bytes));
      }
      throw new MalformedException("an age identity of " + bytes.length + " bytes");
    } catch (RefusedException e) {
      throw new MalformedException("an age identity of " + text.length() + " characters", e);
    }
  }

  /** The text that the age program takes as an identity: {@code AGE-SECRET-KEY-PQ-1…}, secret. */
  public String secretText() {
    return withSeed(bytes -> Bech32.encode(SECRET_PREFIX, bytes)).toUpperCase(Locale.ROOT);
  }

  /** The text that the age program takes as a recipient: {@code age1pq1…}, 1,959 characters. */
  public String recipientText() {
    return Bech32.encode(RECIPIENT_PREFIX, publicKey);
  }

  /**
   * Encrypts to this identity while writing.
   *
   * @param out takes the age file; its header is written at once; closed with the stream
   * @return a stream for the plaintext, with one chunk of 64 KiB in memory. Only closing it makes
   *     the file whole, and only if no write failed
   * @throws IOException if the header cannot be written
   */
  public OutputStream encrypting(OutputStream out) throws IOException {
    byte[] fileKey = AgeFileKey.random();
    try {
      AgeStanza stanza = HybridStanza.wrap(publicKey, fileKey);
      out.write(AgeHeader.encode(stanza, fileKey));
      return new AgeOutputStream(fileKey, out);
    } catch (RefusedException e) {
      throw new IllegalStateException("no file key could be wrapped", e);
    } finally {
      Arrays.fill(fileKey, (byte) 0);
    }
  }

  /**
   * Decrypts while reading.
   *
   * @param in gives the age file; closed with the stream
   * @return a stream of the plaintext that gives out nothing unauthenticated. It throws {@link
   *     AgeException} as soon as it finds the file changed or cut short, which may be after much of
   *     it: only who has read to the end has the content
   * @throws AgeException if the header is not right or not for this identity
   * @throws IOException if the stream fails
   */
  public InputStream decrypting(InputStream in) throws IOException {
    return AgeFileKey.decrypting(in, this::unwrap);
  }

  private Optional<byte[]> unwrap(List<AgeStanza> stanzas) throws RefusedException {
    byte[] bytes = seed.copyBytes();
    try {
      return HybridStanza.unwrap(bytes, stanzas);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private <T> T withSeed(Function<byte[], T> use) {
    byte[] bytes = seed.copyBytes();
    try {
      return use.apply(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Wipes the private key. Closing again does nothing. */
  @Override
  public void close() {
    seed.close();
  }

  /** Nothing of the keys. */
  @Override
  public String toString() {
    return "AgeIdentity";
  }
}
