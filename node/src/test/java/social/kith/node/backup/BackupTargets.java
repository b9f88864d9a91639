package social.kith.node.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;
import social.kith.fuzz.Target;

/** What is in a backup. */
public final class BackupTargets {
  private static final int MAX_CONTENT_BYTES = 1_024;

  private BackupTargets() {}

  /** All of them. */
  public static List<Target> all() throws Exception {
    Manifest manifest = new Manifest(1, Instant.EPOCH, ContactId.of(new byte[32]));
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    TarWriter writer = new TarWriter(archive, Instant.EPOCH);
    writer.file("one", new byte[600]);
    writer.file("two", new byte[0]);
    writer.finish();
    List<byte[]> archives = List.of(archive.toByteArray());
    return List.of(
        Target.of("manifest", Target.UNLIMITED, List.of(manifest.encode()), Manifest::parse)
            .refusingBy(MalformedException.class),
        Target.of(
                "storage key",
                Target.UNLIMITED,
                List.of(StorageKeyText.encode(Secret.of(new byte[32]))),
                StorageKeyText::parse)
            .refusingBy(MalformedException.class),
        Target.of("archive", Target.UNLIMITED, archives, BackupTargets::readAll)
            .refusingBy(MalformedException.class, EOFException.class),
        Target.of("archive, checked", Target.UNLIMITED, archives, in -> readAll(withChecksum(in)))
            .refusingBy(MalformedException.class, EOFException.class));
  }

  private static Object readAll(byte[] archive) throws Exception {
    TarReader reader = new TarReader(new ByteArrayInputStream(archive));
    List<Object> all = new ArrayList<>();
    for (Optional<TarReader.Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
      all.add(next.get());
      all.add(reader.content(MAX_CONTENT_BYTES));
    }
    return all;
  }

  /** The first header's. */
  private static byte[] withChecksum(byte[] archive) {
    if (archive.length >= TarWriter.BLOCK_BYTES) {
      byte[] header = Arrays.copyOf(archive, TarWriter.BLOCK_BYTES);
      String sum = "%06o".formatted(TarWriter.checksum(header));
      ByteBuffer.wrap(archive).put(148, sum.getBytes(StandardCharsets.US_ASCII));
    }
    return archive;
  }
}
