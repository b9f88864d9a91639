package social.kith.node.meet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import social.kith.crypto.ContactId;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. What this node does for its contacts: tells two who look for the same tag that they
 * do, and carries envelopes between them. It learns who looks for whom, and nothing else. What is
 * over a limit is passed over.
 */
final class Board {
  /** Most tags of all contacts together. */
  static final int MAX_TAGS = 200_000;

  /** Most envelopes of one contact at once, and then in a minute. */
  static final int MAX_CARRIED = 60;

  private final EventLoop loop;
  private final BiConsumer<ContactId, MeetingMessage> send;
  private final Map<ContactId, Watcher> watchers = new HashMap<>();
  private final Map<MeetingTag, Set<ContactId>> byTag = new HashMap<>();
  private int tags;

  /** What one contact looks for, and how many envelopes it may still send. */
  private static final class Watcher {
    private Set<MeetingTag> tags = Set.of();
    private double allowance = MAX_CARRIED;
    private long filledMs;
  }

  /** Sends to a contact that is online. */
  Board(EventLoop loop, BiConsumer<ContactId, MeetingMessage> send) {
    this.loop = loop;
    this.send = send;
  }

  /** What the contact looks for from now on. */
  void watch(ContactId contact, Set<MeetingTag> wanted) {
    Watcher watcher = watchers.computeIfAbsent(contact, id -> new Watcher());
    Set<MeetingTag> before = watcher.tags;
    drop(contact, before);
    watcher.tags = Set.of();
    if (tags + wanted.size() > MAX_TAGS) {
      return;
    }
    watcher.tags = wanted;
    tags += wanted.size();
    for (MeetingTag tag : wanted) {
      Set<ContactId> both = byTag.computeIfAbsent(tag, t -> new HashSet<>(2));
      both.add(contact);
      if (both.size() > 1 && !before.contains(tag)) {
        both.forEach(one -> send.accept(one, new MeetingMessage.Match(tag)));
      }
    }
  }

  /** An envelope of the contact for whoever else looks for the tag. */
  void carry(ContactId from, MeetingMessage.Carry carry) {
    Watcher watcher = watchers.get(from);
    if (watcher == null || !watcher.tags.contains(carry.tag()) || !allowed(watcher)) {
      return;
    }
    for (ContactId other : byTag.getOrDefault(carry.tag(), Set.of())) {
      if (!other.equals(from)) {
        send.accept(other, carry);
      }
    }
  }

  private boolean allowed(Watcher watcher) {
    long now = loop.monotonicMs();
    double refill = (now - watcher.filledMs) * MAX_CARRIED / 60_000.0;
    watcher.allowance = Math.min(MAX_CARRIED, watcher.allowance + refill);
    watcher.filledMs = now;
    if (watcher.allowance < 1) {
      return false;
    }
    watcher.allowance--;
    return true;
  }

  /** The contact is offline. */
  void gone(ContactId contact) {
    Watcher watcher = watchers.remove(contact);
    if (watcher != null) {
      drop(contact, watcher.tags);
    }
  }

  /** Nobody is helped any more. */
  void clear() {
    watchers.clear();
    byTag.clear();
    tags = 0;
  }

  private void drop(ContactId contact, Set<MeetingTag> dropped) {
    tags -= dropped.size();
    for (MeetingTag tag : dropped) {
      Set<ContactId> both = byTag.get(tag);
      if (both != null && both.remove(contact) && both.isEmpty()) {
        byTag.remove(tag);
      }
    }
  }
}
