package social.kith.node;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.node.feed.ProfileCards;
import social.kith.storage.Store;

/** Who this person is, as their contacts see it. Any thread. */
final class Profile {
  static final int MAX_NAME_CHARS = 60;
  private static final String NAME = "profile.name";

  private final ContactId self;
  private final Store store;
  private final ProfileCards cards;
  private volatile Optional<String> name;

  Profile(ContactId self, Store store, ProfileCards cards) {
    this.self = self;
    this.store = store;
    this.cards = cards;
    this.name = store.settings().find(NAME).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  ProfileView view() {
    ProfileCards.Shown card = cards.of(self);
    return new ProfileView(self.hex(), name, card.line(), card.picture());
  }

  ContactId self() {
    return self;
  }

  String nameOrDefault() {
    return name.orElse("Me");
  }

  /** Stores the name; waits for COMMIT. */
  void rename(String wished) {
    String stripped = name(wished);
    Waiting.on(
        store.update(
            tx -> store.settings().put(tx, NAME, stripped.getBytes(StandardCharsets.UTF_8))));
    name = Optional.of(stripped);
  }

  /** A name of somebody or something, without space round it; INVALID if it cannot be one. */
  static String name(String wished) {
    String stripped = wished.strip();
    if (stripped.isEmpty()
        || stripped.length() > MAX_NAME_CHARS
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw new KithException(
          KithException.Kind.INVALID,
          "A name has 1 to " + MAX_NAME_CHARS + " characters and no line breaks. Change it.");
    }
    return stripped;
  }
}
