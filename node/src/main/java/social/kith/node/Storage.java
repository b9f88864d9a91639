package social.kith.node;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;
import social.kith.node.KithException.Kind;
import social.kith.node.loop.RepeatedWork;
import social.kith.storage.PhotoRoom;
import social.kith.storage.Store;

/**
 * What takes how much of the disk, and how much originals of other people may: what is above that
 * makes room in the background, and comes again from its author when it is asked for. A part of
 * {@link KithNode}: any thread, refuses with {@link KithException}.
 */
public final class Storage {
  private static final String BUDGET = "storage.budget";
  private static final String NO_LIMIT = "-";

  /** What a person asked for does not go again at once, however large it is. */
  private static final Duration ASKED_FOR_STAYS = Duration.ofDays(1);

  private final Store store;
  private final StorageUse use;
  private final ContactViews contacts;
  private final Clock clock;
  private final Consumer<ItemId> photosChanged;
  private final RepeatedWork eviction = new RepeatedWork("kith-make-room", this::makeRoom);
  private volatile StorageBudget budget;
  private @Nullable Subscription following;

  /**
   * @param photosChanged told of each item some of whose photos made room
   */
  Storage(
      Store store,
      StorageUse use,
      ContactViews contacts,
      Clock clock,
      Consumer<ItemId> photosChanged) {
    this.store = store;
    this.use = use;
    this.contacts = contacts;
    this.clock = clock;
    this.photosChanged = photosChanged;
    this.budget =
        store
            .settings()
            .find(BUDGET)
            .map(Storage::decode)
            .orElse(new StorageBudget(Optional.empty(), StorageBudget.First.OLDEST));
  }

  /** What takes how much now. */
  public StorageView view() {
    return use.view(budget);
  }

  /**
   * Changes how much originals of others may take; returns after COMMIT. What is above it makes
   * room soon, in the background.
   *
   * @throws KithException INVALID if it is negative
   */
  public StorageView setBudget(StorageBudget wished) {
    if (wished.originalsBytes().orElse(0L) < 0) {
      throw new KithException(Kind.INVALID, "A size is not negative. Choose 0 or more.");
    }
    Waiting.on(store.update(tx -> store.settings().put(tx, BUDGET, encode(wished))));
    budget = wished;
    eviction.request();
    return view();
  }

  /** Begins to keep to the budget. */
  void start(EventHub hub) {
    following = hub.subscribe(this::follow);
    eviction.request();
  }

  private void follow(NodeEvent event) {
    if (event instanceof NodeEvent.PhotosChanged && budget.originalsBytes().isPresent()) {
      eviction.request();
    }
  }

  void close() {
    if (following != null) {
      following.close();
    }
    eviction.close();
  }

  private void makeRoom() {
    StorageBudget wished = budget;
    long most = wished.originalsBytes().orElse(Long.MAX_VALUE);
    long above = store.photoRoom().originalsOfOthers() - most;
    if (above <= 0) {
      return;
    }
    PhotoRoom.Order order =
        wished.first() == StorageBudget.First.BIGGEST
            ? PhotoRoom.Order.BIGGEST_FIRST
            : PhotoRoom.Order.OLDEST_FIRST;
    Instant kept = clock.instant().minus(ASKED_FOR_STAYS);
    drop(store.photoRoom().toMakeRoom(order, above, contacts.senders(), kept));
  }

  private void drop(List<BlobId> originals) {
    Set<ItemId> items = new HashSet<>();
    for (BlobId original : originals) {
      if (!eviction.isClosed() && store.blobs().drop(original).join()) {
        store.items().ofBlob(original).ifPresent(items::add);
      }
    }
    items.forEach(photosChanged);
  }

  private static byte[] encode(StorageBudget budget) {
    String most = budget.originalsBytes().map(String::valueOf).orElse(NO_LIMIT);
    return (budget.first() + " " + most).getBytes(StandardCharsets.US_ASCII);
  }

  private static StorageBudget decode(byte[] bytes) {
    String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(" ");
    Optional<Long> most =
        parts[1].equals(NO_LIMIT) ? Optional.empty() : Optional.of(Long.valueOf(parts[1]));
    return new StorageBudget(most, StorageBudget.First.valueOf(parts[0]));
  }
}
