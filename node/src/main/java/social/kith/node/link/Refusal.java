package social.kith.node.link;

import java.util.Optional;

/** Why a node will not talk on a link; told to the other side in clear inside DTLS. */
public enum Refusal {
  /** The invite was used by somebody before. */
  INVITE_USED(1, "This invite was already used. Ask for a new one."),
  /** The inviter took the invite back. */
  INVITE_CANCELLED(2, "This invite was taken back. Ask for a new one."),
  /** The invite's time is over. */
  INVITE_EXPIRED(3, "This invite has expired. Ask for a new one."),
  /** The other side speaks a version that this one does not. */
  VERSION(4, "Their Kith and this one are of different versions. Update both."),
  /** The handshake did not succeed. */
  NOT_PROVEN(5, "Their node could not verify this one. Pair again if this goes on."),
  /** A message was not as the protocol says. */
  MALFORMED(6, "Their node could not read what this one sent. Update Kith on both sides."),
  /** The disk of the other side is full or broken. */
  CANNOT_STORE(7, "Their node cannot store anything just now; it tries again by itself."),
  /** More was sent than the other side takes. */
  TOO_MUCH(8, "Their node was sent more than it takes at once; it tries again by itself.");

  private final int code;
  private final String words;

  Refusal(int code, String words) {
    this.code = code;
    this.words = words;
  }

  int code() {
    return code;
  }

  /** For a person: what it means and what to do. */
  public String inWords() {
    return words;
  }

  static Optional<Refusal> ofCode(int code) {
    for (Refusal refusal : values()) {
      if (refusal.code == code) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }
}
