package social.kith.node.peer.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import social.kith.crypto.IdentityKey;

/** Writes a person's entries on the disk's thread, all that came together at once. Loop-owned. */
final class Journal {
  private record Waiting(JournalEntry entry, Runnable kept) {}

  private final IdentityKey person;
  private final MessageStore store;
  private final Executor disk;
  private final Executor loop;
  private final Consumer<IOException> failed;
  private List<Waiting> waiting = new ArrayList<>();
  private boolean writing;
  private boolean broken;
  private boolean closed;

  Journal(
      IdentityKey person,
      MessageStore store,
      Executor disk,
      Executor loop,
      Consumer<IOException> failed) {
    this.person = person;
    this.store = store;
    this.disk = disk;
    this.loop = loop;
    this.failed = failed;
  }

  /** Reads what there is and hands it over on the loop. */
  void load(Consumer<JournalState> loaded) {
    disk.execute(
        () -> {
          try {
            JournalState state = new JournalState();
            store.read(person).forEach(state::apply);
            loop.execute(() -> loaded.accept(state));
          } catch (IOException | RuntimeException e) {
            fail(e);
          }
        });
  }

  /** Adds an entry; the task runs on the loop when it is kept. Never, if it cannot be. */
  void add(JournalEntry entry, Runnable kept) {
    if (!broken && !closed) {
      waiting.add(new Waiting(entry, kept));
      if (!writing) {
        write();
      }
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Hands over what waits to be written, and takes nothing any more. */
  void close() {
    closed = true;
    write();
  }

  private void write() {
    if (waiting.isEmpty()) {
      return;
    }
    writing = true;
    List<Waiting> batch = waiting;
    waiting = new ArrayList<>();
    disk.execute(
        () -> {
          try {
            store.write(person, batch.stream().map(Waiting::entry).toList());
            loop.execute(() -> written(batch));
          } catch (IOException | RuntimeException e) {
            fail(e);
          }
        });
  }

  private void written(List<Waiting> batch) {
    writing = false;
    batch.forEach(one -> one.kept().run());
    write();
  }

  private void fail(Exception reason) {
    loop.execute(
        () -> {
          broken = true;
          waiting.clear();
          failed.accept(reason instanceof IOException io ? io : new IOException(reason));
        });
  }
}
