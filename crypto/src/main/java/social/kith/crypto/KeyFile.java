package social.kith.crypto;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file {@code keys} in the data folder: the identity's seed and the key of the database, in the
 * clear (version 1) or under a passphrase (version 2); docs/architecture.md has the layouts. Mode
 * 0600. It is replaced as a whole, so that whatever happens there is the old one or the new one.
 *
 * <p>Only for who holds the folder against other processes. Any thread; one call at a time.
 */
public final class KeyFile {
  /** The file's name in the data folder. */
  public static final String NAME = "keys";

  private static final int IN_THE_CLEAR = 1;
  private static final int KEY_VERSION = 1;
  private static final int KEY_IDENTITY_SEED = 2;
  private static final int KEY_STORAGE_KEY = 3;
  static final int MAX_BYTES = 1_024;

  private final Path home;

  private KeyFile(Path home) {
    this.home = home;
  }

  /**
   * The key file of a folder, be it there or not. Deletes what a process left that was killed while
   * it wrote one, and takes away what other users may do with the file.
   *
   * @param home the data folder, which exists
   * @throws IOException if the folder cannot be read or written
   */
  public static KeyFile in(Path home) throws IOException {
    KeyFile file = new KeyFile(home);
    PrivateFile.deleteLeftovers(home, NAME);
    if (file.exists()) {
      PrivateFile.restrict(file.path());
    }
    return file;
  }

  /** Whether there is one, or something that cannot be looked at. */
  public boolean exists() {
    return !Files.notExists(path());
  }

  /**
   * Whether it takes a passphrase to open it.
   *
   * @throws IOException if it cannot be read
   * @throws MalformedException if it is damaged or of a newer version; it stays as it is, and the
   *     message says what to do
   */
  public boolean isSealed() throws IOException, MalformedException {
    return isSealed(read());
  }

  /**
   * Opens a file that is in the clear.
   *
   * @return owned by the caller
   * @throws IllegalStateException if it takes a passphrase
   * @throws IOException if it cannot be read
   * @throws MalformedException as {@link #isSealed()}
   */
  public NodeKeys open() throws IOException, MalformedException {
    CborMap file = read();
    if (isSealed(file)) {
      throw new IllegalStateException("the key file takes a passphrase");
    }
    return keys(file);
  }

  /**
   * Opens a file that takes a passphrase. Takes about half a second and 64 MiB, whether the
   * passphrase is the right one or not.
   *
   * @param passphrase borrowed
   * @return owned by the caller
   * @throws WrongPassphraseException if it is another one
   * @throws IllegalStateException if the file is in the clear
   * @throws IOException if it cannot be read
   * @throws MalformedException as {@link #isSealed()}
   */
  public NodeKeys open(Passphrase passphrase)
      throws WrongPassphraseException, IOException, MalformedException {
    CborMap file = read();
    if (!isSealed(file)) {
      throw new IllegalStateException("the key file is in the clear");
    }
    byte[] content = sealedKeys(file).open(passphrase);
    try {
      return keys(decode(content));
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * Makes the file, in the clear.
   *
   * @param keys borrowed
   * @throws FileAlreadyExistsException if there is one, which stays as it is
   * @throws IOException if it cannot be written
   */
  public void create(NodeKeys keys) throws IOException {
    if (exists()) {
      throw new FileAlreadyExistsException(path().toString());
    }
    replace(keys);
  }

  /**
   * Writes the file in the clear, in place of what is there. On disk when this returns.
   *
   * @param keys borrowed
   * @throws IOException if it cannot be written; then the old one is there
   */
  public void replace(NodeKeys keys) throws IOException {
    byte[] content = encode(keys);
    try {
      PrivateFile.replace(home, NAME, content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * Writes the file under a passphrase, in place of what is there, whose bytes are overwritten. On
   * disk when this returns; takes about half a second.
   *
   * @param keys borrowed
   * @param passphrase borrowed
   * @throws IOException if it cannot be written; then the old one is there
   */
  public void replace(NodeKeys keys, Passphrase passphrase) throws IOException {
    byte[] content = encode(keys);
    try {
      PrivateFile.replace(home, NAME, SealedKeys.seal(content, passphrase).encode());
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private Path path() {
    return home.resolve(NAME);
  }

  private CborMap read() throws IOException, MalformedException {
    byte[] content = PrivateFile.read(path(), MAX_BYTES);
    try {
      return decode(content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  static boolean isSealed(CborMap file) throws MalformedException {
    long version;
    try {
      version = file.requireLong(KEY_VERSION, 1, Long.MAX_VALUE);
    } catch (MalformedException e) {
      throw damaged(e);
    }
    if (version > SealedKeys.VERSION) {
      throw new MalformedException("the key file was made by a newer Kith: install the newest one");
    }
    return version == SealedKeys.VERSION;
  }

  private static byte[] encode(NodeKeys keys) {
    try (Secret seed = keys.identity().seed()) {
      return CborMap.builder()
          .put(KEY_VERSION, IN_THE_CLEAR)
          .put(KEY_IDENTITY_SEED, seed.copyBytes())
          .put(KEY_STORAGE_KEY, keys.storageKey().copyBytes())
          .build()
          .encode();
    }
  }

  static CborMap decode(byte[] content) throws MalformedException {
    try {
      return CborMap.decode(content, MAX_BYTES);
    } catch (MalformedException e) {
      throw damaged(e);
    }
  }

  static SealedKeys sealedKeys(CborMap file) throws MalformedException {
    try {
      return SealedKeys.parse(file);
    } catch (MalformedException e) {
      throw damaged(e);
    }
  }

  static NodeKeys keys(CborMap content) throws MalformedException {
    try (Secret seed = requireSecret(content, KEY_IDENTITY_SEED);
        Secret storageKey = requireSecret(content, KEY_STORAGE_KEY)) {
      return NodeKeys.of(seed, storageKey);
    } catch (MalformedException e) {
      throw damaged(e);
    }
  }

  private static Secret requireSecret(CborMap map, int key) throws MalformedException {
    return Secret.of(map.requireBytes(key, Secret.SIZE_BYTES, Secret.SIZE_BYTES));
  }

  private static MalformedException damaged(MalformedException cause) {
    return new MalformedException("the key file is damaged: put it back from a backup", cause);
  }
}
