package social.kith.web.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import social.kith.node.CircleView;
import social.kith.node.ContactView;

/** Finds circles by what a person types, and describes them. */
final class Circles {
  private static final int MIN_ID_DIGITS = 4;
  private static final int SHOWN_ID_DIGITS = 8;

  private Circles() {}

  /** Whom a post is for: people, and the circles by which. */
  record Audience(Set<String> contacts, Set<String> circles) {}

  /**
   * The circle of this name (case does not matter), or whose id begins so.
   *
   * @throws CommandException if there is none
   */
  static CircleView require(ApiClient node, String text) {
    return find(node.list("/circles", CircleView.class), text)
        .orElseThrow(
            () ->
                CommandException.notFound(
                    "There is no circle “%s”. Make it with: kith circle \"%s\" --make"
                        .formatted(text, text)));
  }

  private static Optional<CircleView> find(List<CircleView> circles, String text) {
    Optional<CircleView> named =
        circles.stream().filter(c -> c.name().equalsIgnoreCase(text)).findFirst();
    if (named.isPresent() || text.length() < MIN_ID_DIGITS) {
      return named;
    }
    String start = text.toLowerCase(Locale.ROOT);
    return circles.stream().filter(c -> c.id().startsWith(start)).findFirst();
  }

  /**
   * The people that are meant by names of contacts and circles, as they are at this moment.
   *
   * @throws CommandException if a name is nobody's, or both a contact's and a circle's
   */
  static Audience audience(ApiClient node, List<String> names) {
    List<ContactView> contacts = node.list("/contacts", ContactView.class);
    List<CircleView> circles = node.list("/circles", CircleView.class);
    Audience audience = new Audience(new LinkedHashSet<>(), new LinkedHashSet<>());
    for (String name : names) {
      String wanted = name.strip();
      Optional<CircleView> circle = find(circles, wanted);
      if (circle.isEmpty()) {
        audience.contacts.add(People.require(contacts, wanted).id());
        continue;
      }
      requireNoContact(contacts, circle.get(), wanted);
      audience.circles.add(circle.get().id());
      members(circle.get(), contacts).forEach(audience.contacts::add);
    }
    return audience;
  }

  private static void requireNoContact(List<ContactView> contacts, CircleView circle, String name) {
    if (contacts.stream().anyMatch(c -> c.name().equalsIgnoreCase(name))) {
      throw CommandException.refused(
          "“%s” is a circle and a contact. Say which by its id: %s is the circle; see kith contacts"
              .formatted(name, circle.id().substring(0, SHOWN_ID_DIGITS)));
    }
  }

  /** Who of a circle can be chosen now. */
  private static Stream<String> members(CircleView circle, List<ContactView> contacts) {
    return contacts.stream()
        .filter(c -> circle.members().stream().anyMatch(m -> m.id().equals(c.id())))
        .filter(c -> c.state() == ContactView.State.CONFIRMED)
        .filter(c -> c.blockedAt().isEmpty() && c.keyChange().isEmpty())
        .map(ContactView::id);
  }

  /** One line about a circle. */
  static String line(CircleView circle) {
    return "%-20s %s  %s"
        .formatted(
            Terminal.cleanLine(circle.name()),
            circle.id().substring(0, SHOWN_ID_DIGITS),
            circle.members().isEmpty() ? "nobody" : Posts.names(circle.members()));
  }
}
