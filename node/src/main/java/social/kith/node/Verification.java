package social.kith.node;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.MalformedException;
import social.kith.crypto.SafetyNumber;
import social.kith.node.KithException.Kind;
import social.kith.node.contact.ContactBook;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Contact;

/** Whether the contacts are who they say, as far as the person has compared safety numbers. */
final class Verification {
  private final IdentityKey own;
  private final ContactViews contacts;
  private final ContactBook book;
  private final EventLoop loop;

  Verification(IdentityKey own, ContactViews contacts, ContactBook book, EventLoop loop) {
    this.own = own;
    this.contacts = contacts;
    this.book = book;
    this.loop = loop;
  }

  /** What to compare with a contact. Any thread. */
  SafetyNumberView safetyNumber(ContactId id) {
    SafetyNumber number = SafetyNumber.of(own, require(id).key());
    return new SafetyNumberView(number.groups(), number.qrText());
  }

  /** As {@link KithNode#verifyContact}. On the loop. */
  CompletableFuture<Void> verify(ContactId id, Optional<String> theirs) {
    Contact contact = require(id);
    theirs.ifPresent(text -> requireSame(contact, text));
    return book.verified(id, Optional.of(loop.now()));
  }

  private void requireSame(Contact contact, String theirs) {
    if (!parse(theirs).equals(SafetyNumber.of(own, contact.key()))) {
      throw new KithException(
          Kind.CONFLICT,
          "This is not the number that you and "
              + contact.name()
              + " share. Make sure that they opened your page, not somebody else's; if it still"
              + " differs, remove them and meet again.");
    }
  }

  private static SafetyNumber parse(String text) {
    try {
      return SafetyNumber.parse(text);
    } catch (MalformedException e) {
      throw new KithException(
          Kind.INVALID,
          "A safety number has 60 digits. Read it, or its QR code, from their screen.",
          e);
    }
  }

  private Contact require(ContactId id) {
    return contacts
        .contact(id)
        .orElseThrow(
            () -> new KithException(Kind.NOT_FOUND, "There is no such contact. Reload the list."));
  }
}
