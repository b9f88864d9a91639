package social.kith.node;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import social.kith.node.export.Export;

/** An export that can be written now, once. Used by one thread; whoever began it closes it. */
public final class NodeExport implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String BROKEN =
      "The export broke off, and the file is not whole. Nothing here was changed. Make sure that"
          + " there is room where it goes, then begin again.";

  private final Export export;
  private final Consumer<ExportView> tell;
  private final Runnable ended;
  private final Instant startedAt = Instant.now();
  private Export.Progress progress;
  private ArchiveState state = ArchiveState.RUNNING;
  private boolean closed;

  /**
   * @param tell hears of every step
   * @param ended told once when it is closed
   */
  NodeExport(Export export, Consumer<ExportView> tell, Runnable ended) {
    this.export = export;
    this.tell = tell;
    this.ended = ended;
    this.progress = new Export.Progress(0, export.totalBytes(), 0, 0);
    tell.accept(view());
  }

  /** A name for a file of now, {@code kith-export-2026-11-27-1630.tar} (UTC). */
  public static String fileName() {
    return "kith-export-" + TIME.format(Instant.now()) + ".tar";
  }

  /**
   * Writes the file: all of it, or no whole file.
   *
   * @param out borrowed
   * @throws IOException if it cannot be written, or a photo of the node cannot be read
   */
  public void writeTo(OutputStream out) throws IOException {
    export.writeTo(
        out,
        now -> {
          progress = now;
          tell.accept(view());
        });
    state = ArchiveState.DONE;
  }

  /** Says that it is over: broken, unless it was written. Closing again does nothing. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (state == ArchiveState.RUNNING) {
      state = ArchiveState.BROKEN;
    }
    tell.accept(view());
    ended.run();
  }

  private ExportView view() {
    boolean done = state == ArchiveState.DONE;
    return new ExportView(
        state,
        startedAt,
        done ? progress.totalBytes() : Math.min(progress.doneBytes(), progress.totalBytes()),
        progress.totalBytes(),
        progress.posts(),
        progress.images(),
        state == ArchiveState.BROKEN ? Optional.of(BROKEN) : Optional.empty());
  }
}
