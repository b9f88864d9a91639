package social.kith.node.backup;

import java.io.IOException;
import social.kith.crypto.BlobId;
import social.kith.crypto.MalformedException;
import social.kith.storage.BlobSink;
import social.kith.storage.Blobs;
import social.kith.storage.Store;

/** A photo in a backup: its name has to be the hash of its bytes. */
final class PhotoEntry {
  private static final int BUFFER_BYTES = 64 * 1024;

  private PhotoEntry() {}

  /** Reads the current entry into the store. */
  static void read(Store store, TarReader archive, TarReader.Entry entry)
      throws IOException, MalformedException {
    BlobId expected = id(entry);
    try (BlobSink sink = store.blobs().sink(1)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = archive.read(buffer); count > 0; count = archive.read(buffer)) {
        sink.write(buffer, 0, count);
      }
      if (!sink.finish().equals(expected)) {
        throw new MalformedException("a photo with another hash in the archive");
      }
    }
  }

  private static BlobId id(TarReader.Entry entry) throws MalformedException {
    if (entry.sizeBytes() < 1
        || entry.sizeBytes() > Blobs.MAX_BYTES
        || !entry.name().startsWith(BackupFiles.PHOTOS)) {
      throw new MalformedException("an entry of " + entry.sizeBytes() + " bytes in the archive");
    }
    return BlobId.parseHex(entry.name().substring(BackupFiles.PHOTOS.length()))
        .orElseThrow(() -> new MalformedException("a photo without a hash in the archive"));
  }
}
