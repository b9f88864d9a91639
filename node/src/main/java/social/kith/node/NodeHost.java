package social.kith.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.NodeKeys;
import social.kith.node.KithException.Kind;
import social.kith.node.backup.RestoreException;
import social.kith.node.backup.RestoredFolder;
import social.kith.node.backup.StagedRestore;
import social.kith.storage.Home;
import social.kith.storage.StoreException;

/**
 * The life of a node: it holds the data folder and, while it is open, a {@link KithNode}. Under a
 * passphrase it begins locked: no key in memory, no database open, no link up. Any thread; changes
 * happen one after another, so passphrases are tried one at a time.
 */
public final class NodeHost implements AutoCloseable {
  private static final long LONGEST_WAIT_S = 30;
  private static final String HALF_WAY =
      "What was restored is being opened. Try again in a moment; if that does not help, stop Kith"
          + " and start it again.";

  private final NodeConfig config;
  private final Home home;
  private final KeySafe safe;
  private final EventHub hub = new EventHub();
  private final Semaphore turn = new Semaphore(1, true);
  private final Semaphore restoring = new Semaphore(1);
  private volatile @Nullable Running running;
  private volatile boolean closed;

  /** An open node and the keys it borrows. */
  private record Running(KithNode node, NodeKeys keys) {}

  private NodeHost(NodeConfig config, Home home, KeySafe safe) {
    this.config = config;
    this.home = home;
    this.safe = safe;
  }

  /**
   * Takes hold of the data folder and, unless there is a passphrase, opens the node.
   *
   * @throws StartException if it cannot; the message says what to do
   */
  public static NodeHost start(NodeConfig config) throws StartException {
    Home home = hold(config.home());
    try {
      NodeHost host = new NodeHost(config, home, KeySafe.in(home.folder()));
      if (!host.safe.hasPassphrase()) {
        host.open(host.safe.open());
      }
      return host;
    } catch (StartException | RuntimeException e) {
      home.close();
      throw e;
    }
  }

  private static Home hold(Path folder) throws StartException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      return takeOver(Home.hold(folder));
    } catch (IOException | StoreException e) {
      throw StartException.of(folder, e);
    }
  }

  /** Goes on with a restore, if the process that was at it has ended. */
  private static Home takeOver(Home home) throws IOException {
    try {
      RestoredFolder.takeOver(home.folder());
      return home;
    } catch (IOException | RuntimeException e) {
      home.close();
      throw e;
    }
  }

  /** Takes over the keys. */
  private void open(NodeKeys keys) throws StartException {
    try {
      running = new Running(KithNode.open(config, home, keys, hub), keys);
    } catch (StartException | RuntimeException e) {
      keys.close();
      throw e;
    }
  }

  /**
   * The open node.
   *
   * @return good until it is locked: what is asked of it later fails in one way or another
   * @throws KithException LOCKED
   */
  public KithNode node() {
    return requireRunning().node();
  }

  /** Whether the node is open. */
  public LockView state() {
    return new LockView(running == null, safe.hasPassphrase());
  }

  /** Hears of every change, of the node and of its being locked, until it is closed. */
  public Subscription subscribe(NodeListener listener) {
    return hub.subscribe(listener);
  }

  /**
   * Opens the node; where it is open already, the passphrase is only checked. A wrong one takes as
   * long as the right one.
   *
   * @param typed the passphrase
   * @throws KithException FORBIDDEN if it is another one, CONFLICT if there is none
   */
  public LockView unlock(String typed) {
    return inTurn(
        () -> {
          NodeKeys keys = safe.open(typed);
          if (running != null) {
            keys.close();
            return state();
          }
          try {
            open(keys);
          } catch (StartException e) {
            throw new KithException(Kind.UNAVAILABLE, Waiting.words(e), e);
          }
          return publish();
        });
  }

  /**
   * Closes the links and the databases and wipes the keys. Requests under way are refused.
   *
   * @throws KithException CONFLICT if there is no passphrase
   */
  public LockView lock() {
    return inTurn(
        () -> {
          safe.requirePassphrase();
          closeNode();
          return publish();
        });
  }

  /**
   * Sets a passphrase, or another one. The node goes on.
   *
   * @param current the one there is, where there is one
   * @param next 8 characters to 1,024 bytes
   * @throws KithException LOCKED; INVALID if the next one is too short or too long; FORBIDDEN if
   *     the current one is another; CONFLICT if there is one and it is not given
   */
  public LockView setPassphrase(Optional<String> current, String next) {
    return inTurn(
        () -> {
          safe.seal(requireRunning().keys(), current, next);
          return publish();
        });
  }

  /**
   * Lets the node open without a passphrase again. The node goes on.
   *
   * @param current the one there is
   * @throws KithException LOCKED; FORBIDDEN if it is another one; CONFLICT if there is none
   */
  public LockView removePassphrase(String current) {
    return inTurn(
        () -> {
          safe.unseal(requireRunning().keys(), current);
          return publish();
        });
  }

  /**
   * Makes this node, which nobody has given a name yet, the one of a backup: the person with all
   * that they had. Whatever happens meanwhile, it is still the new one or all of it is restored.
   *
   * @param words the recovery words as the person typed them
   * @param backup the file, read as it comes and closed
   * @param sizeBytes how many it has
   * @throws KithException CONFLICT if the node belongs to somebody, has a passphrase or is being
   *     restored already; INVALID if the words or the file are wrong, or there is no room;
   *     UNAVAILABLE if what was restored opens at the next start only
   */
  public Restoring.RestoredView restore(String words, InputStream backup, long sizeBytes) {
    requireFirstRun();
    if (!restoring.tryAcquire()) {
      throw new KithException(
          Kind.CONFLICT, "A backup is being restored already. Wait until that is done.");
    }
    try (StagedRestore staged = Restoring.within(home.folder(), words, backup, sizeBytes)) {
      inTurn(
          () -> {
            requireFirstRun();
            become(staged);
            return state();
          });
      return Restoring.view(staged.restored());
    } finally {
      restoring.release();
    }
  }

  private void requireFirstRun() {
    if (!node().profile().name().isEmpty()) {
      throw new KithException(
          Kind.CONFLICT,
          "This node belongs to somebody. Stop it, and restore into an empty folder with “kith"
              + " restore --home”.");
    }
    if (safe.hasPassphrase()) {
      throw new KithException(
          Kind.CONFLICT,
          "The passphrase of this node would not hold for what is restored. Remove it, restore,"
              + " then set it again.");
    }
  }

  private void become(StagedRestore staged) {
    try {
      staged.publish();
    } catch (RestoreException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    }
    closeNode();
    // Nothing that was told of the one who is gone may be heard after this.
    publish();
    try {
      RestoredFolder.takeOver(home.folder());
      open(safe.open());
    } catch (IOException | StartException e) {
      throw new KithException(Kind.UNAVAILABLE, HALF_WAY, e);
    }
    publish();
  }

  /** Closes the node, if it is open, and gives up the folder. Closing again does nothing. */
  @Override
  public void close() {
    turn.acquireUninterruptibly();
    try {
      closed = true;
      closeNode();
      home.close();
    } finally {
      turn.release();
    }
  }

  private void closeNode() {
    Running ending = running;
    // First, so that no new request gets at what is being closed.
    running = null;
    if (ending != null) {
      ending.node().close();
      ending.keys().close();
    }
  }

  // After the node was closed or opened, so that no listener hears of it what came before.
  private LockView publish() {
    LockView state = state();
    hub.publish(new NodeEvent.LockChanged(state));
    return state;
  }

  private Running requireRunning() {
    Running open = running;
    if (open == null && closed) {
      throw stopping();
    }
    if (open == null && !safe.hasPassphrase()) {
      throw new KithException(Kind.UNAVAILABLE, HALF_WAY);
    }
    if (open == null) {
      throw new KithException(
          Kind.LOCKED, "Kith is locked. Unlock it on its page or with “kith unlock”.");
    }
    return open;
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!turn.tryAcquire(LONGEST_WAIT_S, TimeUnit.SECONDS)) {
        throw new KithException(
            Kind.UNAVAILABLE, "Another passphrase is being tried. Try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopping();
    }
    try {
      if (closed) {
        throw stopping();
      }
      return work.get();
    } finally {
      turn.release();
    }
  }

  private static KithException stopping() {
    return new KithException(Kind.UNAVAILABLE, "The node is stopping. Try again when it runs.");
  }
}
