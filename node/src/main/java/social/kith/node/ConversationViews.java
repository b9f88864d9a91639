package social.kith.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Conversations;
import social.kith.node.feed.Reaction;
import social.kith.node.feed.Remarked;
import social.kith.node.feed.Reply;
import social.kith.node.feed.StoredPost;
import social.kith.storage.ContactState;
import social.kith.storage.Delivery;
import social.kith.storage.Item;
import social.kith.storage.Store;

/** What is said about posts, as a person sees it. Any thread. */
final class ConversationViews {
  private final Store store;
  private final Conversations conversations;
  private final ContactViews contacts;
  private final Speakers speakers;

  ConversationViews(
      Store store, Conversations conversations, ContactViews contacts, Speakers speakers) {
    this.store = store;
    this.conversations = conversations;
    this.contacts = contacts;
    this.speakers = speakers;
  }

  /** In short. */
  TalkView talk(StoredPost post) {
    List<Remarked> remarks = remarks(post.item());
    int replies = (int) remarks.stream().filter(it -> it.said() instanceof Reply).count();
    return new TalkView(replies, reactions(remarks, post.item()));
  }

  /** All of it. */
  ConversationView view(StoredPost post) {
    Item item = post.item();
    List<Remarked> remarks = remarks(item);
    List<SpeakerView> seenBy = seenBy(item, remarks);
    return new ConversationView(
        item.id().hex(),
        speakers.host(item).name(),
        seenBy,
        others(post, remarks, seenBy),
        closedBecause(post),
        remarks.stream().flatMap(it -> reply(it, item).stream()).toList(),
        reactions(remarks, item));
  }

  private List<Remarked> remarks(Item post) {
    return conversations.of(post.id()).stream()
        .filter(it -> !speakers.isHidden(it.writer(), post))
        .toList();
  }

  private List<SpeakerView> seenBy(Item post, List<Remarked> remarks) {
    if (speakers.isSelf(post.author())) {
      return store.remarks().audience(post.id()).stream()
          .map(speakers::known)
          .sorted(Comparator.comparing(SpeakerView::name, String.CASE_INSENSITIVE_ORDER))
          .toList();
    }
    return Stream.concat(Stream.of(speakers.host(post)), speakers.others(remarks, post).stream())
        .toList();
  }

  /** The author told how many people see it, this person counted, and not who. */
  private Optional<Integer> others(
      StoredPost post, List<Remarked> remarks, List<SpeakerView> seenBy) {
    if (speakers.isSelf(post.item().author())) {
      return Optional.of(0);
    }
    OptionalInt audience = conversations.reach(post, remarks);
    return audience.isPresent()
        ? Optional.of(Math.max(0, audience.getAsInt() - seenBy.size()))
        : Optional.empty();
  }

  /** Why nothing can be said about a post; empty if something can. */
  Optional<String> closedBecause(StoredPost post) {
    ContactId author = post.item().author();
    if (post.post().isEmpty()) {
      return Optional.of(
          post.retracted()
              ? "This post was taken back. Share a new one."
              : "This post was made by a newer Kith. Update to reply to it.");
    }
    return speakers.isSelf(author) ? Optional.empty() : unreachable(author);
  }

  private Optional<String> unreachable(ContactId author) {
    String name = contacts.name(author);
    if (contacts.contact(author).map(c -> c.state() != ContactState.CONFIRMED).orElse(true)) {
      return Optional.of(
          name + " is no contact of yours under this key, so nothing reaches them. Tell them.");
    }
    return contacts
        .find(author)
        .flatMap(
            contact ->
                contact.blockedAt().isPresent()
                    ? Optional.of(name + " is blocked. Unblock them first.")
                    : contact.keyChange().map(change -> changed(name)));
  }

  private static String changed(String name) {
    return "The key of " + name + " has changed. Acknowledge the new key or refuse it first.";
  }

  /** A reply to a post; empty if it is another remark. */
  Optional<ReplyView> reply(Remarked remark, Item post) {
    if (!(remark.said() instanceof Reply reply)) {
      return Optional.empty();
    }
    boolean hosted = speakers.isSelf(post.author());
    SpeakerView writer = speakers.of(remark, post);
    List<Delivery> deliveries =
        hosted || remark.passed().isEmpty()
            ? store.ledger().ofItem(remark.passed().map(Remarked.Passed::item).orElse(remark.id()))
            : List.of();
    int onDisks = (int) deliveries.stream().filter(it -> it.storedAt().isPresent()).count();
    return Optional.of(
        new ReplyView(
            remark.id().hex(),
            reply.parent().map(ItemId::hex),
            writer,
            reply.text(),
            remark.at(),
            state(remark, onDisks),
            hosted ? onDisks : 0,
            hosted ? deliveries.size() : 0,
            hosted || writer.own()));
  }

  private static ReplyView.State state(Remarked remark, int onDisks) {
    if (remark.passed().isPresent()) {
      return ReplyView.State.PASSED_ON;
    }
    return onDisks > 0 ? ReplyView.State.WITH_AUTHOR : ReplyView.State.WAITING;
  }

  private List<ReactionView> reactions(List<Remarked> remarks, Item post) {
    Map<String, List<SpeakerView>> people = new LinkedHashMap<>();
    for (Remarked remark : remarks) {
      if (remark.said() instanceof Reaction reaction) {
        people
            .computeIfAbsent(reaction.emoji(), emoji -> new ArrayList<>())
            .add(speakers.of(remark, post));
      }
    }
    return people.entrySet().stream()
        .map(
            it ->
                new ReactionView(
                    it.getKey(),
                    List.copyOf(it.getValue()),
                    it.getValue().stream().anyMatch(SpeakerView::own)))
        .sorted(Comparator.comparingInt((ReactionView it) -> it.people().size()).reversed())
        .toList();
  }
}
