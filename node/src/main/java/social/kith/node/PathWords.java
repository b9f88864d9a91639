package social.kith.node;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import social.kith.node.contact.Attempt;
import social.kith.node.contact.Attempt.Outcome;
import social.kith.node.contact.LinkState;
import social.kith.node.find.LocalAddresses;
import social.kith.node.find.NatMapping;
import social.kith.node.link.LinkLoss;
import social.kith.node.link.Refusal;

/**
 * What happened on the way to a contact, for a person: in the end what to do.
 *
 * @param port UDP port of the contact's link, if it has one
 * @param opened whether this machine's router has opened it
 * @param mapping what is known of this machine's router
 * @param near whether an address is of a network in which this machine is
 */
record PathWords(
    OptionalInt port, boolean opened, NatMapping mapping, Predicate<InetAddress> near) {
  private static final String TRYING = "Trying now.";

  /**
   * The state of the link.
   *
   * @param attempts the latest first
   */
  String of(LinkState link, List<Attempt> attempts) {
    if (link.connecting()) {
      return "Somebody answered. The two nodes are proving who they are; wait a moment.";
    }
    if (!link.online()) {
      return offline(attempts)
          .orElseGet(
              () -> link.loss().map(this::of).orElse("Not tried yet. Wait a moment, or try now."));
    }
    return switch (link.reach()) {
      case MACHINE -> "Both nodes are on this machine.";
      case LOCAL -> "Straight from one to the other, over your local network.";
      case DIRECT -> "Straight from one to the other, across the internet.";
      case RELAYED ->
          "Through a TURN server, which passes on what it cannot read. For a shorter way, "
              + (opened ? "let them open a UDP port in their router." : openPort());
    };
  }

  private Optional<String> offline(List<Attempt> attempts) {
    boolean trying = !attempts.isEmpty() && attempts.get(0).outcome() == Outcome.TRYING;
    Optional<String> before = attempts.stream().skip(trying ? 1 : 0).findFirst().map(this::of);
    return trying
        ? Optional.of(before.map(words -> words + " They are being tried now.").orElse(TRYING))
        : before;
  }

  /** One try. */
  String of(Attempt attempt) {
    return switch (attempt.outcome()) {
      case TRYING -> TRYING;
      case NO_ADDRESS ->
          "No address of theirs is known. They reach you when their node runs and yours can be"
              + " reached; else meet again with an invite.";
      case UNANSWERED -> unanswered(attempt);
      case CONNECTED -> attempt.tried().isEmpty() ? "They reached this node." : "Connected.";
      case FAILED, LOST -> attempt.loss().map(this::of).orElse("The link ended. Try now.");
    };
  }

  private String unanswered(Attempt attempt) {
    if (attempt.tried().stream().allMatch(this::isElsewhere)) {
      return "All addresses known of them are of a private network that this machine is not in."
          + (opened
              ? " Go there, or let them reach you: your router has opened a port for them."
              : " Go there, or, so that they reach you from there, " + openPort());
    }
    if (opened) {
      return "Nobody answered: their node is off, or not reachable at these addresses. Ask them"
          + " whether it runs; if it does, let them try: your router has opened a port for them.";
    }
    if (mapping == NatMapping.ANOTHER_PORT) {
      return "Nobody answered. "
          + routerTakesAnotherPort(port.orElse(NodeConfig.DEFAULT_FIRST_LINK_PORT));
    }
    return "Nobody answered: their node is off, or not reachable at these addresses. Ask them"
        + " whether it runs; if it does, "
        + openPort();
  }

  private boolean isElsewhere(Attempt.Tried tried) {
    InetAddress address = tried.address().getAddress();
    return LocalAddresses.isPrivate(address) && !near.test(address);
  }

  private String openPort() {
    return port.isPresent()
        ? "open UDP port " + port.getAsInt() + " in your router."
        : "close programs that use many UDP ports, and start Kith again.";
  }

  /** What a router of the worst kind means, and what to do about it. */
  static String routerTakesAnotherPort(int port) {
    return ("Your router gives every destination a different port: add a TURN server, or open UDP"
            + " port %d in the router.")
        .formatted(port);
  }

  /** Why a link is not up. */
  String of(LinkLoss loss) {
    String advice =
        switch (loss.cause()) {
          case GOODBYE -> "They are reached again as soon as they start it.";
          case SILENCE -> "They are tried again and again; ask them, if it stays so.";
          case TRANSPORT ->
              "It is tried again by itself; if it stays so, look at this machine’s network.";
          case PORT_BUSY ->
              "Another one is taken by itself. If you opened the former in your router, stop that"
                  + " program and start Kith again.";
          case NOT_PROVEN ->
              "Ask them whether they have a new device or key; if so, meet again with an invite.";
          case MALFORMED -> "";
          case FLOOD -> "It is tried again after a pause. If it goes on, ask them, or block them.";
          case REFUSED ->
              loss.refusal().map(PathWords::advice).orElse("Update Kith on both sides.");
          case REFUSING -> "Look at what is wrong with your node, and at their page.";
        };
    String happened =
        loss.cause() == LinkLoss.Cause.REFUSING
            ? "This node refused the connection."
            : loss.inWords();
    return (happened + " " + advice).trim();
  }

  /** The words of a refusal say what to do, but for these. */
  private static String advice(Refusal refusal) {
    return switch (refusal) {
      case CANNOT_STORE -> "Ask them to make room on their disk.";
      case TOO_MUCH -> "Wait a minute.";
      default -> "";
    };
  }
}
