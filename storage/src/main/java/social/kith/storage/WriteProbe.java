package social.kith.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import social.kith.storage.internal.Background;
import social.kith.storage.internal.Database;
import social.kith.storage.internal.SqliteException;
import social.kith.storage.internal.SqliteException.Kind;

/** Whether things can be stored, as {@link Store#probe} says. */
final class WriteProbe {
  /** Whatever a killed process left of it, the next probe takes away. */
  private static final String FILE = "probe";

  /** More than a commit of either database needs at once. */
  private static final int SIZE_BYTES = 1024 * 1024;

  private WriteProbe() {}

  static CompletableFuture<@Nullable Void> run(Path home, Database posts, Database photos) {
    return Background.run("kith-probe", () -> write(home))
        .thenCompose(written -> posts.touch())
        .thenCompose(touched -> photos.touch())
        .thenAccept(touched -> {});
  }

  private static boolean write(Path home) {
    Set<StandardOpenOption> options =
        Set.of(
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try (FileChannel channel = FileChannel.open(home.resolve(FILE), options)) {
      ByteBuffer content = ByteBuffer.allocate(SIZE_BYTES);
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
      return true;
    } catch (IOException e) {
      throw new SqliteException(kind(home), "cannot write a file", e);
    }
  }

  private static Kind kind(Path home) {
    try {
      boolean full = Files.getFileStore(home).getUsableSpace() < SIZE_BYTES;
      return full ? Kind.DISK_FULL : Kind.IO;
    } catch (IOException e) {
      return Kind.IO;
    }
  }
}
