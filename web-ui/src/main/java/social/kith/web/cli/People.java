package social.kith.web.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import social.kith.node.ContactView;
import social.kith.node.KeyChangeView;
import social.kith.node.LinkView;
import social.kith.node.OffenceView;

/** Finds contacts by what a person types, and describes them. */
final class People {
  private static final int MIN_ID_DIGITS = 4;
  private static final int SHOWN_ID_DIGITS = 8;

  private People() {}

  /**
   * The one contact of this name (case does not matter), or whose id begins so.
   *
   * @throws CommandException if there is none, or more than one
   */
  static ContactView require(ApiClient node, String text) {
    return require(node.list("/contacts", ContactView.class), text);
  }

  static ContactView require(List<ContactView> contacts, String text) {
    List<ContactView> found =
        contacts.stream().filter(c -> c.name().equalsIgnoreCase(text)).toList();
    if (found.isEmpty() && text.length() >= MIN_ID_DIGITS) {
      String start = text.toLowerCase(Locale.ROOT);
      found = contacts.stream().filter(c -> c.id().startsWith(start)).toList();
    }
    if (found.isEmpty()) {
      throw CommandException.notFound(
          "There is no contact “%s”. Look at them with: kith contacts".formatted(text));
    }
    if (found.size() > 1) {
      String ids =
          found.stream()
              .map(c -> c.id().substring(0, SHOWN_ID_DIGITS))
              .collect(Collectors.joining(" or "));
      throw CommandException.refused(
          "There are %d contacts “%s”. Say which by its id: %s".formatted(found.size(), text, ids));
    }
    return found.get(0);
  }

  /** The contact with this id, or the one whose new key has it; empty if there is none. */
  static Optional<ContactView> find(ApiClient node, String id) {
    return node.list("/contacts", ContactView.class).stream()
        .filter(c -> c.id().equals(id) || newKey(c).equals(Optional.of(id)))
        .findFirst();
  }

  private static Optional<String> newKey(ContactView contact) {
    return contact.keyChange().map(KeyChangeView::contactId);
  }

  /** What to do about a contact who came with another key. */
  static String keyChangeWords(ContactView contact) {
    return "The key of %s has changed. Nothing is shared with them until you decide: kith key-change %s"
        .formatted(Terminal.cleanLine(contact.name()), contact.id().substring(0, SHOWN_ID_DIGITS));
  }

  /** One line about a contact. */
  static String line(ContactView contact) {
    String waiting =
        contact.waitingItems() == 0 ? "" : ", %d waiting".formatted(contact.waitingItems());
    String says = contact.line().isEmpty() ? "" : "\n    " + Terminal.cleanLine(contact.line());
    return "%-20s %s  %s, %s%s%s"
        .formatted(
            Terminal.cleanLine(contact.name()),
            contact.id().substring(0, SHOWN_ID_DIGITS),
            state(contact),
            link(contact.link()),
            waiting,
            says);
  }

  /** One line about what a contact's node did that it must not. */
  static String offence(OffenceView offence) {
    return "  ! %s Last on %s, %s."
        .formatted(
            offence.words(),
            Terminal.time(offence.lastAt()),
            offence.times() == 1 ? "once so far" : offence.times() + " times so far");
  }

  private static String state(ContactView contact) {
    if (contact.blockedAt().isPresent()) {
      return "blocked";
    }
    if (contact.keyChange().isPresent()) {
      return "key has changed, see: kith key-change " + contact.id().substring(0, SHOWN_ID_DIGITS);
    }
    return switch (contact.state()) {
      case PENDING ->
          "compare %s, then: kith confirm %s"
              .formatted(contact.pairingCode(), contact.id().substring(0, SHOWN_ID_DIGITS));
      case AWAITING -> "has to confirm (code %s)".formatted(contact.pairingCode());
      case CONFIRMED -> confirmed(contact);
    };
  }

  private static String confirmed(ContactView contact) {
    String state = contact.verifiedAt().isPresent() ? "verified" : "confirmed";
    return contact.mutedAt().isPresent() ? state + ", muted" : state;
  }

  /** Whether and how a contact is reached. */
  static String words(LinkView.State state) {
    return switch (state) {
      case OFFLINE -> "offline";
      case CONNECTING -> "connecting";
      case MACHINE -> "this machine";
      case LOCAL -> "local network";
      case DIRECT -> "direct";
      case RELAYED -> "relayed";
    };
  }

  private static String link(LinkView link) {
    String since = " since " + Terminal.time(link.since());
    return words(link.state())
        + since
        + link.lastProblem().map(p -> " (" + Terminal.cleanLine(p) + ")").orElse("");
  }
}
