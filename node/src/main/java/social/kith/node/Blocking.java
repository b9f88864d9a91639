package social.kith.node;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import social.kith.crypto.ContactId;
import social.kith.node.contact.ContactBook;
import social.kith.node.contact.UsedInvites;
import social.kith.node.loop.EventLoop;

/** Whom the person blocked. To the blocked this node is off, and their invites are not used. */
final class Blocking {
  private final ContactBook book;
  private final UsedInvites used;
  private final Live live;
  private final Cameras cameras;
  private final EventLoop loop;

  Blocking(ContactBook book, UsedInvites used, Live live, Cameras cameras, EventLoop loop) {
    this.book = book;
    this.used = used;
    this.live = live;
    this.cameras = cameras;
    this.loop = loop;
  }

  /** Blocks a contact. On the loop. */
  CompletableFuture<Void> block(ContactId id) {
    used.dismissAllOf(id);
    live.removed(id);
    return book.blocked(id, Optional.of(loop.now())).thenRun(cameras::refresh);
  }

  /** Unblocks a contact; what waited for them goes on. On the loop. */
  CompletableFuture<Void> unblock(ContactId id) {
    return book.blocked(id, Optional.empty()).thenRun(cameras::refresh);
  }

  /** Refuses what cannot be done with a blocked contact. */
  static void requireUnblocked(ContactView contact) {
    if (contact.blockedAt().isPresent()) {
      throw new KithException(
          KithException.Kind.CONFLICT,
          contact.name() + " is blocked. Unblock them first, or leave them out.");
    }
  }
}
