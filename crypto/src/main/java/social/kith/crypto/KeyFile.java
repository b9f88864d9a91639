package social.kith.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file {@code keys} in the data folder: the identity's seed and the key of the database.
 * Whoever has it is this person; without it nothing in the folder can be read. Immutable; any
 * thread.
 *
 * <p>Layout: deterministic CBOR {@code {1: version, 2: identity seed, 3: storage key}}, mode 0600.
 * It is written once and whole, never changed.
 */
public final class KeyFile implements AutoCloseable {
  /** The file's name in the data folder. */
  public static final String NAME = "keys";

  private static final int VERSION = 1;
  private static final int KEY_VERSION = 1;
  private static final int KEY_IDENTITY_SEED = 2;
  private static final int KEY_STORAGE_KEY = 3;
  static final int MAX_BYTES = 1024;

  private final Identity identity;
  private final Secret storageKey;

  private KeyFile(Identity identity, Secret storageKey) {
    this.identity = identity;
    this.storageKey = storageKey;
  }

  /**
   * Reads the file, or makes it with new keys where there is none. Two processes doing so at once
   * get the same keys.
   *
   * @param home the data folder, which exists
   * @return the keys, owned by the caller
   * @throws IOException if the file cannot be read or written
   * @throws MalformedException if there is a file and it is damaged or of a newer version; it stays
   *     as it is, and the message says what to do
   */
  public static KeyFile loadOrCreate(Path home) throws IOException, MalformedException {
    Path file = home.resolve(NAME);
    if (Files.notExists(file)) {
      create(home);
    }
    PrivateFile.restrict(file);
    byte[] content = PrivateFile.read(file, MAX_BYTES);
    try {
      return parse(content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * Makes the file with keys that there were before, as after a loss. If there is a file, it stays.
   *
   * @param home the data folder, which exists
   * @param seed of the identity, borrowed
   * @param storageKey of the database, borrowed
   * @throws IOException if the file cannot be written
   */
  public static void create(Path home, Secret seed, Secret storageKey) throws IOException {
    byte[] content =
        CborMap.builder()
            .put(KEY_VERSION, VERSION)
            .put(KEY_IDENTITY_SEED, seed.copyBytes())
            .put(KEY_STORAGE_KEY, storageKey.copyBytes())
            .build()
            .encode();
    PrivateFile.createWhole(home, NAME, content);
    Arrays.fill(content, (byte) 0);
  }

  /**
   * Who this node is.
   *
   * @return the one identity of this key file, borrowed: it is closed with the key file
   */
  public Identity identity() {
    return identity;
  }

  /**
   * The key of the database.
   *
   * @return the one storage key of this key file, borrowed: it is closed with the key file
   */
  public Secret storageKey() {
    return storageKey;
  }

  /** Wipes both keys from memory. Closing again does nothing. */
  @Override
  public void close() {
    identity.close();
    storageKey.close();
  }

  /** Says only whose keys these are. */
  @Override
  public String toString() {
    return "KeyFile(" + identity.id() + ")";
  }

  private static void create(Path home) throws IOException {
    try (Secret seed = Secret.random();
        Secret storageKey = Secret.random()) {
      create(home, seed, storageKey);
    }
  }

  static KeyFile parse(byte[] content) throws MalformedException {
    try {
      CborMap map = CborMap.decode(content, MAX_BYTES);
      if (map.requireLong(KEY_VERSION, 1, Long.MAX_VALUE) == VERSION) {
        Secret storageKey = requireSecret(map, KEY_STORAGE_KEY);
        try (Secret seed = requireSecret(map, KEY_IDENTITY_SEED)) {
          return new KeyFile(Identity.fromSeed(seed), storageKey);
        }
      }
    } catch (MalformedException e) {
      throw new MalformedException(
          "the key file is damaged (" + content.length + " bytes): put it back from a backup", e);
    }
    throw new MalformedException("the key file was made by a newer Kith: install the newest one");
  }

  private static Secret requireSecret(CborMap map, int key) throws MalformedException {
    return Secret.of(map.requireBytes(key, Secret.SIZE_BYTES, Secret.SIZE_BYTES));
  }
}
