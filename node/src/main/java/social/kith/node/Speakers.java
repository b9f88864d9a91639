package social.kith.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import social.kith.crypto.ContactId;
import social.kith.node.feed.Remarked;
import social.kith.storage.Item;

/** Who says something about posts, as this person knows them. Any thread. */
final class Speakers {
  private final ContactId self;
  private final ContactViews contacts;
  private final Profile profile;

  Speakers(ContactId self, ContactViews contacts, Profile profile) {
    this.self = self;
    this.contacts = contacts;
    this.profile = profile;
  }

  boolean isSelf(ContactId person) {
    return person.equals(self);
  }

  /** The person whose post it is. */
  SpeakerView host(Item post) {
    return known(post.author());
  }

  /** This person, or a contact. */
  SpeakerView known(ContactId person) {
    return isSelf(person)
        ? new SpeakerView(self.hex(), profile.nameOrDefault(), Optional.empty(), true)
        : new SpeakerView(
            contacts.current(person).hex(), contacts.name(person), Optional.empty(), false);
  }

  /**
   * Who said something about a post. Whom this person does not know goes by the name that the
   * post's author gives them, and so it is marked.
   */
  SpeakerView of(Remarked remark, Item post) {
    ContactId writer = remark.writer();
    if (isSelf(writer) || writer.equals(post.author()) || isContact(writer)) {
      return known(writer);
    }
    Optional<String> contactOf =
        isSelf(post.author()) ? Optional.empty() : Optional.of(host(post).name());
    return new SpeakerView(writer.hex(), remark.hostsName(), contactOf, false);
  }

  private boolean isContact(ContactId person) {
    return contacts.contact(contacts.current(person)).isPresent();
  }

  /** Whether what they say under others' posts is not shown. */
  boolean isHidden(ContactId writer, Item post) {
    return !isSelf(post.author())
        && contacts
            .contact(contacts.current(writer))
            .flatMap(contact -> contact.standing().blockedAt())
            .isPresent();
  }

  /** Everybody who said something about a post but its author and this person, each once. */
  List<SpeakerView> others(List<Remarked> remarks, Item post) {
    Map<String, SpeakerView> once = new LinkedHashMap<>();
    Stream<Remarked> theirs =
        remarks.stream().filter(it -> !isSelf(it.writer()) && !it.writer().equals(post.author()));
    theirs.map(it -> of(it, post)).forEach(it -> once.putIfAbsent(it.id(), it));
    return List.copyOf(once.values());
  }
}
