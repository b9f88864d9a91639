package social.kith.node;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.node.loop.EventLoop;
import social.kith.node.sync.Sync;

/** Loop-owned. Tells how far images are, a few times a second, and always when one has ended. */
final class TransferEvents {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Sync sync;
  private final TransferViews views;
  private final EventLoop loop;
  private final EventHub hub;
  private final Set<ContactId> changed = new LinkedHashSet<>();

  TransferEvents(Sync sync, TransferViews views, EventLoop loop, EventHub hub) {
    this.sync = sync;
    this.views = views;
    this.loop = loop;
    this.hub = hub;
  }

  /** Something moved between this node and a contact's. */
  void changed(ContactId contact) {
    boolean first = changed.isEmpty();
    changed.add(contact);
    if (first) {
      loop.schedule(PAUSE, this::tell);
    }
  }

  private void tell() {
    for (ContactId contact : changed) {
      hub.publish(
          new NodeEvent.TransfersChanged(contact.hex(), views.running(sync.transfers(contact))));
    }
    changed.clear();
  }
}
