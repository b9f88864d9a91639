package social.kith.web.bench.beside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Two Syncthings that are connected and share a folder, made anew for each measurement. */
final class SyncthingPair implements AutoCloseable {
  private final Syncthing from;
  private final Syncthing to;

  /** Starts them, and waits until they are connected. */
  SyncthingPair(Syncthing.Place from, Syncthing.Place to) throws Exception {
    this.from = new Syncthing(from);
    this.to = new Syncthing(to);
    this.from.start(this.to);
    this.to.start(this.from);
    this.from.awaitConnected(this.to);
    // Until both have looked through their empty folders.
    this.from.scan();
    this.to.scan();
  }

  /**
   * Gives it the files of a folder, which is taken.
   *
   * @return how many seconds after that the last one is on the other's disk
   */
  double files(Path given, int count) throws Exception {
    long begun = System.nanoTime();
    Files.move(given, from.shared().resolve("given"));
    from.scan();
    Given.await(() -> to.hasAll(count));
    double seconds = (System.nanoTime() - begun) / 1e9;
    check();
    return seconds;
  }

  /** Whether what is there is what was given. */
  private void check() throws IOException {
    try (Stream<Path> files = Files.list(from.shared().resolve("given"))) {
      for (Path file : files.toList()) {
        Path there = to.shared().resolve("given").resolve(file.getFileName());
        if (Files.mismatch(file, there) >= 0) {
          throw new IllegalStateException("a file that is not what was given");
        }
      }
    }
  }

  @Override
  public void close() throws Exception {
    from.close();
    to.close();
  }
}
