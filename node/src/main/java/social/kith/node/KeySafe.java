package social.kith.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import social.kith.crypto.KeyFile;
import social.kith.crypto.MalformedException;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Passphrase;
import social.kith.crypto.WrongPassphraseException;
import social.kith.node.KithException.Kind;

/**
 * The key file of a data folder that this process holds, and what a person is told about it. One
 * call at a time, but for {@link #hasPassphrase}.
 */
final class KeySafe {
  private final Path home;
  private final KeyFile file;
  private volatile boolean sealed;

  private KeySafe(Path home, KeyFile file, boolean sealed) {
    this.home = home;
    this.file = file;
    this.sealed = sealed;
  }

  /** The safe of a folder; in a new one it gets new keys. */
  static KeySafe in(Path home) throws StartException {
    try {
      KeyFile file = KeyFile.in(home);
      if (!file.exists()) {
        try (NodeKeys keys = NodeKeys.generate()) {
          file.create(keys);
        }
      }
      return new KeySafe(home, file, file.isSealed());
    } catch (IOException | MalformedException e) {
      throw StartException.of(home, e);
    }
  }

  /** Whether it takes a passphrase. Any thread. */
  boolean hasPassphrase() {
    return sealed;
  }

  /** The keys, where there is no passphrase; owned by the caller. */
  NodeKeys open() throws StartException {
    try {
      return file.open();
    } catch (IOException | MalformedException e) {
      throw StartException.of(home, e);
    }
  }

  /**
   * The keys under a passphrase; owned by the caller.
   *
   * @throws KithException FORBIDDEN if it is another one, CONFLICT if there is none
   */
  NodeKeys open(String typed) {
    requirePassphrase();
    try (Passphrase passphrase = parse(typed)) {
      return file.open(passphrase);
    } catch (WrongPassphraseException e) {
      throw new KithException(Kind.FORBIDDEN, "This is not the passphrase. Try again.", e);
    } catch (IOException | MalformedException e) {
      throw new KithException(Kind.UNAVAILABLE, Waiting.words(StartException.of(home, e)), e);
    }
  }

  /** Sets a passphrase, or another one in place of the current. */
  void seal(NodeKeys keys, Optional<String> current, String next) {
    try (Passphrase passphrase = parse(next)) {
      if (sealed) {
        open(current.orElseThrow(KeySafe::currentIsMissing)).close();
      }
      file.replace(keys, passphrase);
      sealed = true;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Takes the passphrase away. */
  void unseal(NodeKeys keys, String current) {
    open(current).close();
    try {
      file.replace(keys);
      sealed = false;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Refuses what makes sense only under a passphrase. */
  void requirePassphrase() {
    if (!sealed) {
      throw new KithException(
          Kind.CONFLICT,
          "There is no passphrase. Set one in the settings or with “kith passphrase set”.");
    }
  }

  private static Passphrase parse(String typed) {
    try {
      return Passphrase.parse(typed);
    } catch (MalformedException e) {
      throw new KithException(
          Kind.INVALID,
          "A passphrase has at least 8 characters and at most 1,024 bytes. Type such a one.",
          e);
    }
  }

  private static KithException currentIsMissing() {
    return new KithException(
        Kind.CONFLICT, "There is a passphrase already. To change it, give it, too.");
  }

  private static KithException unwritable(IOException e) {
    return new KithException(
        Kind.UNAVAILABLE,
        "The key file could not be written; the old one is there. Free some space and try again.",
        e);
  }
}
