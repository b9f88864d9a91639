package social.kith.node;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.node.contact.ContactLink;

/**
 * How each contact is reached. Any thread; methods wait, and refuse with {@link KithException}.
 * What belongs to the loop is said so.
 */
public final class ContactPaths {
  /** So long a path is told after it was last asked for. */
  static final Duration WATCHED = Duration.ofMinutes(1);

  /** So often its figures are. */
  static final Duration PAUSE = Duration.ofSeconds(2);

  private final Components parts;
  private final PathViews views;
  private final Map<ContactId, Watch> watches = new HashMap<>();
  private boolean ticking;

  /** On the loop: until when a path is told, and what was told last. */
  private record Watch(long untilMs, @Nullable PathView told) {}

  ContactPaths(Components parts, PathViews views) {
    this.parts = parts;
    this.views = views;
  }

  /**
   * The path to a contact, as it is now.
   *
   * @throws KithException NOT_FOUND if there is no such contact
   */
  public PathView of(String id) {
    ContactId contact = require(id);
    return Waiting.on(parts.loop.submit(() -> look(contact)).thenCompose(looking -> looking))
        .orElseThrow(KithNode::noSuchContact);
  }

  /**
   * The same, and for a minute from now {@link NodeEvent.PathChanged} tells of every change, of
   * figures every other second.
   */
  public PathView watch(String id) {
    ContactId contact = require(id);
    PathView now = of(id);
    parts.loop.execute(() -> begin(contact, now));
    return now;
  }

  /**
   * Tries the contact's addresses now.
   *
   * @throws KithException CONFLICT if they are blocked or their key has changed
   */
  public ContactView dialNow(String id) {
    ContactId contact = require(id);
    ContactView view = parts.contacts.find(contact).orElseThrow(KithNode::noSuchContact);
    Blocking.requireUnblocked(view);
    KeyChanges.requireSettled(view);
    Waiting.on(
        parts.loop.submit(
            () -> {
              parts.book.dialNow(contact);
              return true;
            }));
    return parts.contacts.find(contact).orElseThrow(KithNode::noSuchContact);
  }

  private ContactId require(String id) {
    return ContactId.parseHex(id)
        .filter(known -> parts.contacts.find(known).isPresent())
        .orElseThrow(KithNode::noSuchContact);
  }

  private CompletableFuture<Optional<PathView>> look(ContactId contact) {
    Optional<ContactLink> link = parts.book.find(contact);
    CompletableFuture<Optional<PathView>> seen = new CompletableFuture<>();
    if (link.isEmpty()) {
      seen.complete(Optional.empty());
    } else {
      parts.loop.when(
          link.get().measure(),
          (path, error) -> seen.complete(Optional.of(views.view(link.get()))));
    }
    return seen;
  }

  private void begin(ContactId contact, PathView now) {
    watches.put(contact, new Watch(parts.loop.monotonicMs() + WATCHED.toMillis(), now));
    if (!ticking) {
      ticking = true;
      parts.loop.schedule(PAUSE, this::tick);
    }
  }

  private void tick() {
    watches.values().removeIf(watch -> watch.untilMs <= parts.loop.monotonicMs());
    ticking = !watches.isEmpty();
    if (!ticking) {
      return;
    }
    for (ContactId contact : List.copyOf(watches.keySet())) {
      parts
          .book
          .find(contact)
          .ifPresent(link -> parts.loop.when(link.measure(), (path, error) -> changed(contact)));
    }
    parts.loop.schedule(PAUSE, this::tick);
  }

  /** On the loop: something about a contact's path changed. */
  void changed(ContactId contact) {
    Watch watch = watches.get(contact);
    if (watch == null) {
      return;
    }
    parts
        .book
        .find(contact)
        .map(views::view)
        .filter(now -> !now.equals(watch.told))
        .ifPresent(
            now -> {
              watches.put(contact, new Watch(watch.untilMs, now));
              parts.hub.publish(new NodeEvent.PathChanged(now));
            });
  }
}
