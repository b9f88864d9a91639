package social.kith.node;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import social.kith.node.KithException.Kind;
import social.kith.node.export.Import;
import social.kith.node.export.ImportException;
import social.kith.node.export.ImportProgress;
import social.kith.node.export.ImportRefusal;
import social.kith.storage.StoreException;

/** One import, told of as it goes on. For one thread. */
final class NodeImport {
  private static final String CUT_OFF =
      "The file ended too early, or whoever sent it went away. What came before that stays. Import"
          + " the whole file again: it goes on where this ended.";
  private static final ImportProgress NOTHING =
      new ImportProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, Map.of());

  private final Import work;
  private final long totalBytes;
  private final Consumer<ImportView> tell;
  private final Instant startedAt = Instant.now();
  private long doneBytes;
  private ImportProgress progress = NOTHING;

  /**
   * @param totalBytes how many the file has
   * @param tell hears of every step
   */
  NodeImport(Import work, long totalBytes, Consumer<ImportView> tell) {
    this.work = work;
    this.totalBytes = totalBytes;
    this.tell = tell;
  }

  /**
   * Reads the file to its end.
   *
   * @return what was done
   * @throws KithException INVALID if it is not one to be imported, or damaged; UNAVAILABLE if it
   *     ends too early, or the disk fails or is full. What came before stays
   */
  ImportView run(InputStream in) {
    tell.accept(view(ArchiveState.RUNNING, Optional.empty()));
    try {
      progress =
          work.run(
              new Counted(in),
              now -> {
                progress = now;
                tell.accept(view(ArchiveState.RUNNING, Optional.empty()));
              });
    } catch (ImportException e) {
      throw broken(new KithException(Kind.INVALID, Waiting.words(e), e));
    } catch (IOException e) {
      throw broken(new KithException(Kind.UNAVAILABLE, CUT_OFF, e));
    } catch (StoreException | CompletionException | IllegalStateException e) {
      throw broken(Waiting.asKithException(e));
    }
    ImportView done = view(ArchiveState.DONE, Optional.empty());
    tell.accept(done);
    return done;
  }

  private KithException broken(KithException why) {
    tell.accept(view(ArchiveState.BROKEN, Optional.of(Waiting.words(why))));
    return why;
  }

  private ImportView view(ArchiveState state, Optional<String> problem) {
    List<ImportView.RefusalView> refused =
        progress.refused().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> new ImportView.RefusalView(words(e.getKey()), e.getValue()))
            .toList();
    return new ImportView(
        state,
        startedAt,
        doneBytes,
        totalBytes,
        progress.posts(),
        progress.postsHere(),
        progress.postsRetracted(),
        progress.edits(),
        progress.images(),
        progress.imagesHere(),
        progress.replies(),
        progress.repliesHere(),
        progress.repliesRetracted(),
        progress.repliesElsewhere(),
        progress.profile(),
        refused,
        problem);
  }

  private static String words(ImportRefusal why) {
    return switch (why) {
      case FORGED -> "Not signed by you, or changed since";
      case UNREADABLE -> "Not as a post is";
      case NO_POST -> "Belongs to a post that was not taken";
      case OTHER_IMAGE -> "Not the photo that was shared";
      case TOO_LARGE -> "Larger than a post can be";
      case UNKNOWN_FILE -> "A file that no export has";
    };
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      doneBytes += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      doneBytes += Math.max(0, count);
      return count;
    }

    @Override
    public long skip(long wished) throws IOException {
      long skipped = super.skip(wished);
      doneBytes += skipped;
      return skipped;
    }
  }
}
