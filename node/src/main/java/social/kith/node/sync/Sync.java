package social.kith.node.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.node.loop.TokenBucket;
import social.kith.storage.Store;

/** Loop-owned. A session of sync for each contact that is online. */
public final class Sync {
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Erasing erasing;
  private final Map<ContactId, SyncSession> sessions = new HashMap<>();

  /** They outlive sessions, so that nobody gets a new burst by beginning anew. */
  private final Map<ContactId, TokenBucket> itemTokens = new HashMap<>();

  /** Nobody online yet. */
  public Sync(Store store, EventLoop loop, SyncListener listener) {
    this.store = store;
    this.loop = loop;
    this.listener = listener;
    this.erasing = new Erasing(store, loop);
  }

  /** The contact is online: both sides say what they hold, and go on from there. */
  public void ready(ContactLink contact) {
    ContactId id = contact.contact().id();
    TokenBucket tokens =
        itemTokens.computeIfAbsent(
            id, key -> new TokenBucket(loop, ItemIntake.BURST_ITEMS, ItemIntake.ITEMS_EACH_SECOND));
    SyncSession session = new SyncSession(contact, store, loop, erasing, listener, tokens);
    sessions.put(id, session);
    session.begin();
  }

  /** The contact is offline. */
  public void gone(ContactId contact) {
    SyncSession session = sessions.remove(contact);
    if (session != null) {
      session.end();
      listener.transfersChanged(contact);
    }
  }

  /**
   * After things could not be stored here for a while: what stands still since then goes on, as
   * both sides say anew what they hold.
   */
  public void beginAnew() {
    List.copyOf(sessions.values()).forEach(SyncSession::beginAnew);
  }

  /** Items were queued, after COMMIT, for these contacts. */
  public void queued(Collection<ContactId> contacts) {
    loop.requireInLoop();
    for (ContactId contact : contacts) {
      SyncSession session = sessions.get(contact);
      if (session != null) {
        session.queued();
      }
    }
  }

  /** What this person says about themselves is another one, after COMMIT. */
  public void profileChanged() {
    loop.requireInLoop();
    sessions.values().forEach(SyncSession::profileChanged);
  }

  /** These photos are not wanted any more: what is on its way of them is not stored. */
  public void unused(Collection<BlobId> blobs) {
    loop.requireInLoop();
    sessions.values().forEach(session -> session.unused(blobs));
  }

  /** Posts of this contact were seen, and that is to be told. */
  public void seen(ContactId author) {
    loop.requireInLoop();
    SyncSession session = sessions.get(author);
    if (session != null) {
      session.seen();
    }
  }

  /** The person asked for a photo of a contact, after COMMIT. */
  public void asked(ContactId contact, BlobId blob) {
    loop.requireInLoop();
    SyncSession session = sessions.get(contact);
    if (session != null) {
      session.asked(blob);
    }
  }

  /** What {@link SyncListener#originalsUpTo} answers may have changed. */
  public void ruleChanged() {
    loop.requireInLoop();
    sessions.values().forEach(SyncSession::ruleChanged);
  }

  /** What a contact may bring changed, after COMMIT. */
  public void allowanceChanged(ContactId contact) {
    loop.requireInLoop();
    SyncSession session = sessions.get(contact);
    if (session != null) {
      session.beginAnew();
    }
  }

  /** The images that go to, or come from, a contact now; none while they are offline. */
  public List<PhotoTransfer> transfers(ContactId contact) {
    loop.requireInLoop();
    SyncSession session = sessions.get(contact);
    return session == null ? List.of() : session.transfers();
  }

  /** A message of a contact. */
  public void message(ContactId contact, RecordKind kind, byte[] body) throws MalformedException {
    SyncSession session = sessions.get(contact);
    if (session != null) {
      session.message(kind, body);
    }
  }

  /** A bulk frame of a contact. */
  public void bulk(ContactId contact, byte[] frame) throws MalformedException {
    SyncSession session = sessions.get(contact);
    if (session != null) {
      session.chunk(frame);
    }
  }
}
