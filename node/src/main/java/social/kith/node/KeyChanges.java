package social.kith.node;

import social.kith.crypto.ContactId;
import social.kith.node.contact.ContactBook;
import social.kith.node.loop.EventLoop;

/** Contacts who came with another key, and what the person says to it. Any thread. */
final class KeyChanges {
  private final ContactViews contacts;
  private final ContactBook book;
  private final EventLoop loop;

  KeyChanges(ContactViews contacts, ContactBook book, EventLoop loop) {
    this.contacts = contacts;
    this.book = book;
    this.loop = loop;
  }

  /** As {@link KithNode#acknowledgeKeyChange}. */
  ContactId acknowledge(ContactId contact) {
    requireChanged(contact);
    return Waiting.on(loop.submit(() -> book.acknowledge(contact)).thenCompose(started -> started))
        .orElseThrow(KeyChanges::noChange);
  }

  /** As {@link KithNode#refuseKeyChange}. */
  void refuse(ContactId contact) {
    requireChanged(contact);
    Waiting.on(loop.submit(() -> book.refuse(contact)).thenCompose(started -> started));
  }

  private void requireChanged(ContactId contact) {
    if (contacts.find(contact).flatMap(ContactView::keyChange).isEmpty()) {
      throw noChange();
    }
  }

  private static KithException noChange() {
    return new KithException(
        KithException.Kind.CONFLICT, "The key of this contact has not changed. Reload the list.");
  }

  /** Refuses what cannot be done with a contact as long as nobody knows which key is theirs. */
  static void requireSettled(ContactView contact) {
    if (contact.keyChange().isPresent()) {
      throw new KithException(
          KithException.Kind.CONFLICT,
          "The key of "
              + contact.name()
              + " has changed. Acknowledge the new key or refuse it first, or leave them out.");
    }
  }
}
