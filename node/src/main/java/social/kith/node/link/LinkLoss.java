package social.kith.node.link;

import java.util.Optional;

/**
 * Why a link is not up.
 *
 * @param cause what happened
 * @param refusal what the other side said, if it refused
 */
public record LinkLoss(Cause cause, Optional<Refusal> refusal) {
  /** What happened to a link. */
  public enum Cause {
    /** The other side said goodbye. */
    GOODBYE,
    /** Nothing was heard for the time of three heartbeats, or more on a long way. */
    SILENCE,
    /** The transport ended. */
    TRANSPORT,
    /** The UDP port of the link is used by something else. */
    PORT_BUSY,
    /** The other side did not prove to be who was expected. */
    NOT_PROVEN,
    /** The other side sent something that the protocol does not allow. */
    MALFORMED,
    /** The other side sent more than this one takes. */
    FLOOD,
    /** The other side will not talk on this link; it said why. */
    REFUSED,
    /** We refused the other side. */
    REFUSING;

    /** What is behind a reason of {@link LinkReason}. */
    static Cause ofReason(String reason) {
      return switch (reason) {
        case LinkReason.PORT_BUSY, LinkReason.NOT_MADE -> PORT_BUSY;
        case LinkReason.IDENTITY_MISMATCH -> NOT_PROVEN;
        default -> TRANSPORT;
      };
    }
  }

  static LinkLoss of(Cause cause) {
    return new LinkLoss(cause, Optional.empty());
  }

  /** Whether this happens to every link now and then, so that a new try makes sense at once. */
  boolean isOrdinary() {
    return cause == Cause.GOODBYE || cause == Cause.SILENCE || cause == Cause.TRANSPORT;
  }

  /** Whether the other side did what it must not. */
  public boolean isOffence() {
    return cause == Cause.MALFORMED || cause == Cause.FLOOD;
  }

  /** For a person: what happened. */
  public String inWords() {
    return switch (cause) {
      case GOODBYE -> "Their node was closed.";
      case SILENCE -> "Their node stopped answering: it is off, asleep or without a network.";
      case TRANSPORT -> "The connection to their node was lost.";
      case PORT_BUSY -> "Another program on this machine uses the UDP port of this contact.";
      case NOT_PROVEN -> "The node that answered did not prove to be theirs, so it was refused.";
      case MALFORMED -> "Their node sent something damaged. Update Kith on both sides.";
      case FLOOD -> "Their node sent far more than this one takes at once.";
      case REFUSED -> refusal.map(Refusal::inWords).orElse("Their node refused the connection.");
      case REFUSING -> "Somebody tried to use this again and was refused.";
    };
  }
}
