package social.kith.node.peer.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What entries come to, one after another. Not thread-safe. */
public final class JournalState {
  private JournalEntry.@Nullable Began began;
  private JournalEntry.@Nullable Acknowledged acknowledged;
  private JournalEntry.@Nullable Taken taken;
  private final TreeMap<Long, JournalEntry.Queued> waiting = new TreeMap<>();

  /** Without entries. */
  public JournalState() {}

  /** Takes the next entry. */
  public void apply(JournalEntry entry) {
    if (entry instanceof JournalEntry.Began next) {
      began = next;
      acknowledged = null;
      waiting.clear();
    } else if (entry instanceof JournalEntry.Queued queued) {
      waiting.put(queued.number(), queued);
    } else if (entry instanceof JournalEntry.Acknowledged next) {
      acknowledged = next;
      waiting.headMap(next.number(), true).clear();
    } else if (entry instanceof JournalEntry.Taken next) {
      taken = next;
    }
  }

  /** The fewest entries that come to the same. */
  public List<JournalEntry> live() {
    List<JournalEntry> all = new ArrayList<>();
    addIfThere(all, began);
    addIfThere(all, acknowledged);
    all.addAll(waiting.values());
    addIfThere(all, taken);
    return all;
  }

  private static void addIfThere(List<JournalEntry> all, @Nullable JournalEntry entry) {
    if (entry != null) {
      all.add(entry);
    }
  }

  Optional<JournalEntry.Began> began() {
    return Optional.ofNullable(began);
  }

  Optional<JournalEntry.Taken> taken() {
    return Optional.ofNullable(taken);
  }

  long lastAcknowledged() {
    return acknowledged == null ? 0 : acknowledged.number();
  }

  TreeMap<Long, JournalEntry.Queued> waiting() {
    return new TreeMap<>(waiting);
  }
}
