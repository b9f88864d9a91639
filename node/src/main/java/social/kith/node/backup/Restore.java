package social.kith.node.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.AgeIdentity;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.KeyFile;
import social.kith.crypto.MalformedException;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.node.feed.MissingPhotos;
import social.kith.node.feed.RestoredPhotos;
import social.kith.storage.Home;
import social.kith.storage.Store;

/**
 * Makes a data folder of a backup. All of it is read, checked and built in a folder of its own,
 * which takes the place of the one there is in the end, or is deleted. For one thread.
 */
public final class Restore {
  private static final int MAX_TEXT_BYTES = 64 * 1024;

  private final Secret seed;
  private long photos;

  /**
   * What was restored.
   *
   * @param identity whose it is
   * @param madeAt when the backup was made
   * @param contacts how many
   * @param items how many posts, own ones and others'
   * @param photos how many images
   */
  public record Restored(
      ContactId identity, Instant madeAt, long contacts, long items, long photos) {}

  private Restore(Secret seed) {
    this.seed = seed;
  }

  /**
   * Restores.
   *
   * @param home the data folder: empty, or not there yet
   * @param seed of the identity, borrowed
   * @param backup the age file, read to its end and closed
   * @return what is in place now
   * @throws RestoreException if anything is wrong; nothing is in place then
   */
  public static Restored run(Path home, Secret seed, InputStream backup) throws RestoreException {
    Path absolute = home.toAbsolutePath().normalize();
    try (StagedRestore staged = stage(absolute, StagingFolder::beside, seed, backup)) {
      staged.publish();
      return staged.restored();
    }
  }

  /**
   * Restores within a data folder in use, whose files are not touched.
   *
   * @param home held by this process, which restores nothing else there
   * @param seed of the identity, borrowed
   * @param backup the age file, read to its end and closed
   * @param sizeBytes of the backup, for which there has to be room; 0 if it is not known
   * @return not in place yet; closed by the caller
   * @throws RestoreException if anything is wrong; nothing of it is left then
   */
  public static StagedRestore within(Path home, Secret seed, InputStream backup, long sizeBytes)
      throws RestoreException {
    return stage(
        home.toAbsolutePath().normalize(),
        folder -> {
          if (Files.getFileStore(folder).getUsableSpace() < sizeBytes) {
            throw RestoreFailures.full(null);
          }
          return StagingFolder.within(folder);
        },
        seed,
        backup);
  }

  /** Makes a folder to build in. */
  private interface Stage {
    StagingFolder of(Path home) throws IOException, RestoreException;
  }

  private static StagedRestore stage(Path home, Stage stage, Secret seed, InputStream backup)
      throws RestoreException {
    return RestoreFailures.guard(
        home,
        () -> {
          StagingFolder staging = stage.of(home);
          try (AgeIdentity identity = AgeIdentity.of(seed);
              InputStream archive = new BufferedInputStream(identity.decrypting(backup))) {
            Restored restored = new Restore(seed).build(staging, new TarReader(archive));
            return new StagedRestore(home, staging, restored);
          } catch (IOException | MalformedException | RestoreException | RuntimeException e) {
            staging.close();
            throw e;
          }
        });
  }

  private Restored build(StagingFolder staging, TarReader archive)
      throws IOException, MalformedException, RestoreException {
    require(archive, BackupFiles.README);
    Manifest manifest = manifest(archive);
    try (Secret storageKey = storageKey(archive)) {
      require(archive, BackupFiles.POSTS);
      staging.write(BackupFiles.POSTS, archive);
      Restored restored = fill(staging, archive, storageKey, manifest);
      try (NodeKeys keys = NodeKeys.of(seed, storageKey)) {
        KeyFile.in(staging.path()).create(keys);
      }
      return restored;
    }
  }

  private Restored fill(
      StagingFolder staging, TarReader archive, Secret storageKey, Manifest manifest)
      throws IOException, MalformedException {
    try (Home held = Home.hold(staging.path());
        Store store = Store.openRestored(held, storageKey)) {
      readPhotos(store, archive);
      new RestoredPhotos(store, manifest.identity()).assign();
      new MissingPhotos(store, manifest.identity()).expect();
      store.update(tx -> WordsChecked.put(tx, store, Instant.now())).join();
      return new Restored(
          manifest.identity(),
          manifest.madeAt(),
          store.contacts().all().size(),
          store.items().count(),
          photos);
    }
  }

  private Manifest manifest(TarReader archive)
      throws IOException, MalformedException, RestoreException {
    require(archive, Manifest.FILE);
    Manifest manifest = Manifest.parse(archive.content(MAX_TEXT_BYTES));
    if (manifest.format() > Manifest.FORMAT) {
      throw RestoreFailures.newer();
    }
    try (Identity identity = Identity.fromSeed(seed)) {
      if (!identity.id().equals(manifest.identity())) {
        throw new MalformedException("a backup with the data of another identity");
      }
    }
    return manifest;
  }

  private static Secret storageKey(TarReader archive) throws IOException, MalformedException {
    require(archive, BackupFiles.STORAGE_KEY);
    return StorageKeyText.parse(archive.content(MAX_TEXT_BYTES));
  }

  private void readPhotos(Store store, TarReader archive) throws IOException, MalformedException {
    for (Optional<TarReader.Entry> next = archive.next(); next.isPresent(); next = archive.next()) {
      PhotoEntry.read(store, archive, next.get());
      photos++;
    }
  }

  private static void require(TarReader archive, String name)
      throws IOException, MalformedException {
    Optional<TarReader.Entry> next = archive.next();
    if (next.isEmpty() || !next.get().name().equals(name)) {
      throw new MalformedException("a backup without " + name + " in its place");
    }
  }
}
