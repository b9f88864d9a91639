package social.kith.node.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
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
import social.kith.storage.StoreException;

/**
 * Makes a data folder of a backup. All of it is read, checked and built in a folder beside, which
 * takes the place of the empty one in the end, or is deleted. For one thread.
 */
public final class Restore {
  private static final int MAX_TEXT_BYTES = 64 * 1024;

  private final Path home;
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

  private Restore(Path home, Secret seed) {
    this.home = home;
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
    Restore restore = new Restore(absolute, seed);
    try (AgeIdentity identity = AgeIdentity.of(seed);
        StagingFolder staging = StagingFolder.beside(absolute);
        InputStream archive = new BufferedInputStream(identity.decrypting(backup))) {
      Restored restored = restore.build(staging, new TarReader(archive));
      staging.publish();
      return restored;
    } catch (IOException e) {
      throw RestoreFailures.of(e, absolute);
    } catch (MalformedException e) {
      throw RestoreFailures.of(e);
    } catch (StoreException e) {
      throw RestoreFailures.of(e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException cause) {
        throw RestoreFailures.of(cause);
      }
      throw e;
    }
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
