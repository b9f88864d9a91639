package social.kith.node;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** How far an export and an import are, told a few times a second. Any thread. */
final class ArchiveEvents {
  private static final long PAUSE_NS = Duration.ofMillis(250).toNanos();

  private final EventHub hub;
  private volatile Optional<ExportView> lastExport = Optional.empty();
  private volatile Optional<ImportView> lastImport = Optional.empty();
  private final AtomicLong toldNs = new AtomicLong(System.nanoTime() - PAUSE_NS);

  ArchiveEvents(EventHub hub) {
    this.hub = hub;
  }

  ArchiveView view() {
    return new ArchiveView(lastExport, lastImport);
  }

  void exported(ExportView now) {
    lastExport = Optional.of(now);
    tell(now.state());
  }

  void imported(ImportView now) {
    lastImport = Optional.of(now);
    tell(now.state());
  }

  private void tell(ArchiveState state) {
    long now = System.nanoTime();
    if (state != ArchiveState.RUNNING || now - toldNs.get() >= PAUSE_NS) {
      toldNs.set(now);
      hub.publish(new NodeEvent.ArchiveChanged(view()));
    }
  }
}
