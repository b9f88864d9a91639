package social.kith.node.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/** Loop-owned. A session of sync for each contact that is online. */
public final class Sync {
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Erasing erasing;
  private final Map<ContactId, SyncSession> sessions = new HashMap<>();

  /** Nobody online yet. */
  public Sync(Store store, EventLoop loop, SyncListener listener) {
    this.store = store;
    this.loop = loop;
    this.listener = listener;
    this.erasing = new Erasing(store, loop);
  }

  /** The contact is online: both sides say what they hold, and go on from there. */
  public void ready(ContactLink contact) {
    SyncSession session = new SyncSession(contact, store, loop, erasing, listener);
    sessions.put(contact.contact().id(), session);
    session.begin();
  }

  /** The contact is offline. */
  public void gone(ContactId contact) {
    SyncSession session = sessions.remove(contact);
    if (session != null) {
      session.end();
    }
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

  /** Posts of this contact were seen, and that is to be told. */
  public void seen(ContactId author) {
    loop.requireInLoop();
    SyncSession session = sessions.get(author);
    if (session != null) {
      session.seen();
    }
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
