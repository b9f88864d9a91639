package social.kith.node;

import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.contact.ContactListener;
import social.kith.node.link.RecordKind;
import social.kith.storage.Offence;

/** Loop-owned. Hands on what the contacts' links report. */
final class ContactEvents implements ContactListener {
  private final Components parts;

  ContactEvents(Components parts) {
    this.parts = parts;
  }

  @Override
  public void ready(ContactLink contact) {
    parts.sync.ready(contact);
    parts.meetings.ready(contact);
    parts.live.ready(contact);
  }

  @Override
  public void message(ContactId contact, RecordKind kind, byte[] body) throws MalformedException {
    if (kind == RecordKind.MEETING) {
      parts.meetings.message(contact, body);
    } else if (kind == RecordKind.LIVE) {
      parts.live.message(contact, body);
    } else {
      parts.sync.message(contact, kind, body);
    }
  }

  @Override
  public void bulk(ContactId contact, byte[] frame) throws MalformedException {
    parts.sync.bulk(contact, frame);
  }

  @Override
  public void gone(ContactId contact) {
    parts.sync.gone(contact);
    parts.meetings.gone(contact);
    parts.live.gone(contact);
  }

  @Override
  public void moved(ContactId contact) {
    parts.meetings.seenElsewhere();
  }

  @Override
  public void changed(ContactId contact) {
    if (parts.book.find(contact).map(link -> link.state().online()).orElse(false)) {
      parts.invites.contactOnline(contact);
      parts.used.contactOnline(contact);
    }
    parts.publishContact(contact);
    parts.paths.changed(contact);
  }

  @Override
  public void pathChanged(ContactId contact) {
    parts.paths.changed(contact);
  }

  @Override
  public void keyChanged(ContactId contact) {
    parts.live.removed(contact);
    parts.activity.notice(
        "The key of "
            + parts.contacts.name(contact)
            + " has changed. Nothing is shared with them until you acknowledge the new key or"
            + " refuse it, on their page.");
    parts.publishContact(contact);
  }

  @Override
  public void replaced(ContactId former, ContactId current) {
    parts.contacts.formerIds(parts.store.keyChanges().formerIds());
    parts.contacts.remove(former);
    parts.meetings.changed();
    parts.cameras.replaced(former, current);
    parts.hub.publish(new NodeEvent.ContactRemoved(former.hex()));
    parts.circles.publish();
  }

  @Override
  public void offended(ContactId contact, Offence.Kind what) {
    parts.offended(contact, what);
  }

  @Override
  public void removed(ContactId contact) {
    parts.live.removed(contact);
    parts.cameras.removed(contact);
    parts.rules.forget(contact);
    parts.conduct.changed(contact);
    parts.invites.contactRemoved(contact);
    parts.used.dismiss(contact);
    parts.meetings.changed();
    parts.contacts.remove(contact);
    parts.hub.publish(new NodeEvent.ContactRemoved(contact.hex()));
    parts.circles.publish();
  }
}
