package social.kith.node.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values under keys, and those who want to hear when one changes. Any thread; nothing waits.
 * Listeners are called on the executor given at creation, in the order of the changes.
 */
public final class Settings {
  /**
   * What a value is found under. Two keys are never the same one, whatever their names are: keep it
   * in a constant.
   *
   * @param <T> what its values are
   */
  public static final class Key<T> {
    private final String name;

    /** A new key; the name is for people. */
    public Key(String name) {
      this.name = name;
    }

    /** What it is called. */
    public String name() {
      return name;
    }

    /** This value under this key, to be set. */
    public Setting<T> to(T value) {
      return new Setting<>(this, value);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A value under its key. */
  public record Setting<T>(Key<T> key, T value) {
    /** Shows no value. */
    @Override
    public String toString() {
      return "Setting[" + key + "]";
    }
  }

  /**
   * A value that is not what it was.
   *
   * @param before empty if there was none
   * @param after empty if there is none any more
   */
  public record Change<T>(Key<T> key, Optional<T> before, Optional<T> after) {
    /** Shows no value. */
    @Override
    public String toString() {
      return "Change[" + key + "]";
    }
  }

  /** Who hears of changes: of one value's, or, without a key, of all. */
  private static final class Entry implements Registration {
    private final @Nullable Key<?> key;
    private final Consumer<Change<?>> listener;
    private volatile boolean removed;

    Entry(@Nullable Key<?> key, Consumer<Change<?>> listener) {
      this.key = key;
      this.listener = listener;
    }

    void tell(Change<?> change) {
      if (!removed) {
        listener.accept(change);
      }
    }

    @Override
    public void close() {
      removed = true;
    }
  }

  private final LoopGate loop;

  /** Orders changes, and the telling of them. No listener is called under it. */
  private final ReentrantLock order = new ReentrantLock();

  private final Map<Key<?>, Object> values = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /**
   * None yet.
   *
   * @param executor runs listeners one after another, on a thread that is not the caller's
   */
  public Settings(Executor executor) {
    this(new LoopGate(executor));
  }

  Settings(LoopGate loop) {
    this.loop = loop;
  }

  /**
   * Sets one value or many at once; those that are equal to what is there already change nothing.
   */
  public void set(Setting<?>... settings) {
    locked(
        () -> {
          for (Setting<?> setting : settings) {
            change(setting.key(), setting.value());
          }
          return true;
        });
  }

  /** The value under a key, if there is one. */
  public <T> Optional<T> get(Key<T> key) {
    return locked(() -> found(key, values.get(key)));
  }

  /** Whether there is a value under a key. */
  public boolean has(Key<?> key) {
    return get(key).isPresent();
  }

  /** Takes a value away; false if there was none. */
  public boolean del(Key<?> key) {
    return locked(() -> change(key, null));
  }

  /** Hears of each change of one value from now on. */
  public <T> Registration onChange(Key<T> key, Consumer<? super Change<T>> listener) {
    return add(new Entry(key, change -> listener.accept(ofKey(change))));
  }

  /** Hears of every change from now on. */
  public Registration onChange(Consumer<? super Change<?>> listener) {
    return add(new Entry(null, listener::accept));
  }

  private Registration add(Entry entry) {
    return locked(
        () -> {
          entries.removeIf(other -> other.removed);
          entries.add(entry);
          return entry;
        });
  }

  /** Under the lock. */
  private boolean change(Key<?> key, @Nullable Object value) {
    Object before = value == null ? values.remove(key) : values.put(key, value);
    boolean changed = value == null ? before != null : !value.equals(before);
    if (changed) {
      tell(made(key, before, value));
    }
    return changed;
  }

  private static <T> Change<T> made(Key<T> key, @Nullable Object before, @Nullable Object after) {
    return new Change<>(key, found(key, before), found(key, after));
  }

  /** Under the lock, so that changes are told in order, to those that were there before. */
  private void tell(Change<?> change) {
    for (Entry entry : entries) {
      if (entry.key == null || entry.key == change.key()) {
        loop.execute(() -> entry.tell(change));
      }
    }
  }

  @SuppressWarnings({"unchecked", "UnusedVariable"}) // Only set() stores, and it takes a T.
  private static <T> Optional<T> found(Key<T> key, @Nullable Object value) {
    return Optional.ofNullable((T) value);
  }

  @SuppressWarnings("unchecked") // It is told to the listeners of its key alone.
  private static <T> Change<T> ofKey(Change<?> change) {
    return (Change<T>) change;
  }

  private <R> R locked(Supplier<R> work) {
    order.lock();
    try {
      return work.get();
    } finally {
      order.unlock();
    }
  }
}
