package social.kith.web.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import social.kith.node.ConversationView;
import social.kith.node.ReactionView;
import social.kith.node.ReplyView;
import social.kith.node.SpeakerView;
import social.kith.node.TalkView;

/** Describes on a terminal what is said about posts. */
final class Talk {
  private static final int SHOWN_ID_DIGITS = 12;
  private static final int MIN_ID_DIGITS = 4;

  private Talk() {}

  /** How much there is; empty if nothing. */
  static String summary(TalkView talk) {
    List<String> parts = new ArrayList<>();
    talk.reactions().forEach(it -> parts.add(emoji(it) + " " + it.people().size()));
    if (talk.replies() > 0) {
      parts.add(talk.replies() == 1 ? "1 reply" : talk.replies() + " replies");
    }
    return String.join("  ", parts);
  }

  private static String emoji(ReactionView reaction) {
    return Terminal.cleanLine(reaction.emoji());
  }

  static String name(SpeakerView speaker) {
    String name = Terminal.cleanLine(speaker.name());
    return speaker
        .contactOf()
        .map(of -> name + " (" + Terminal.cleanLine(of) + "’s contact)")
        .orElse(name);
  }

  static String shortId(String replyId) {
    return replyId.substring(0, SHOWN_ID_DIGITS);
  }

  /** Who sees what is said. */
  static String seenBy(ConversationView conversation) {
    String names = conversation.seenBy().stream().map(Talk::name).collect(Collectors.joining(", "));
    return conversation
        .others()
        .map(others -> others == 0 ? names : names + " +" + others)
        .orElse(names + " and whoever else it was shared with");
  }

  static String reactions(ReactionView reaction) {
    return emoji(reaction)
        + "  "
        + reaction.people().stream().map(Talk::name).collect(Collectors.joining(", "));
  }

  /** All replies, each thread under what it answers. */
  static List<String> threads(List<ReplyView> replies) {
    Map<String, List<ReplyView>> threads = new LinkedHashMap<>();
    replies.forEach(
        it ->
            threads.computeIfAbsent(it.parent().orElse(it.id()), id -> new ArrayList<>()).add(it));
    Set<String> here = replies.stream().map(ReplyView::id).collect(Collectors.toSet());
    List<String> lines = new ArrayList<>();
    threads.forEach(
        (first, thread) -> {
          if (!here.contains(first)) {
            lines.add("(a reply that is not here)");
          }
          thread.forEach(it -> lines.add(line(it)));
        });
    return lines;
  }

  private static String line(ReplyView reply) {
    String indent = reply.parent().isPresent() ? "    " : "";
    return "%s%s  %s  %s%s\n%s    %s"
        .formatted(
            indent,
            shortId(reply.id()),
            Terminal.time(reply.at()),
            name(reply.writer()),
            state(reply),
            indent,
            Terminal.clean(reply.text()).replace("\n", "\n    " + indent));
  }

  private static String state(ReplyView reply) {
    return switch (reply.state()) {
      case WAITING -> ", waits for the post’s author";
      case WITH_AUTHOR -> ", with the post’s author, not passed on yet";
      case PASSED_ON ->
          reply.passedTo() == 0
              ? ""
              : ", on %d of %d disks".formatted(reply.onDisks(), reply.passedTo());
    };
  }

  /**
   * The reply whose id begins so.
   *
   * @throws CommandException if there is none, or more than one
   */
  static ReplyView require(ConversationView conversation, String text) {
    List<ReplyView> found =
        conversation.replies().stream()
            .filter(it -> text.length() >= MIN_ID_DIGITS && it.id().startsWith(text))
            .toList();
    if (found.size() != 1) {
      throw CommandException.refused(
          "%s of the replies begins with “%s”. Take a longer id from: kith conversation"
              .formatted(found.isEmpty() ? "None" : "More than one", text));
    }
    return found.get(0);
  }
}
