package social.kith.node;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.node.KithException.Kind;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;

/** Who can be chosen to see something. Any thread. */
final class Audiences {
  private final ContactViews contacts;

  Audiences(ContactViews contacts) {
    this.contacts = contacts;
  }

  /**
   * The people of these ids.
   *
   * @throws KithException INVALID if there are none or one of them is no contact, CONFLICT if one
   *     of them cannot be chosen now
   */
  Set<ContactId> require(List<String> ids) {
    Set<ContactId> audience = new LinkedHashSet<>();
    ids.forEach(id -> audience.add(require(id)));
    if (audience.isEmpty()) {
      throw invalid("Nobody is chosen to see this post. Choose at least one contact.");
    }
    return audience;
  }

  /** One of them, as {@link #require(List)}. */
  ContactId require(String hex) {
    ContactId id =
        ContactId.parseHex(hex)
            .filter(known -> contacts.contact(known).isPresent())
            .orElseThrow(
                () -> invalid("Somebody in the audience is no contact. Choose the audience anew."));
    contacts.find(id).ifPresent(Blocking::requireUnblocked);
    contacts.find(id).ifPresent(KeyChanges::requireSettled);
    if (!isConfirmed(contacts.contact(id))) {
      throw new KithException(
          Kind.CONFLICT,
          contacts.name(id) + " is not confirmed yet. Leave them out or wait until they are.");
    }
    return id;
  }

  /** Whether {@link #require(String)} lets somebody be chosen. */
  boolean canSee(ContactId id) {
    return isConfirmed(contacts.contact(id))
        && contacts.find(id).filter(Audiences::isOpen).isPresent();
  }

  private static boolean isOpen(ContactView contact) {
    return contact.blockedAt().isEmpty() && contact.keyChange().isEmpty();
  }

  private static boolean isConfirmed(Optional<Contact> contact) {
    return contact.filter(it -> it.state() == ContactState.CONFIRMED).isPresent();
  }

  private static KithException invalid(String message) {
    return new KithException(Kind.INVALID, message);
  }
}
