package social.kith.node.link;

import java.util.Optional;

/** What a sealed control record is about; its first byte (docs/protocol.md, "Control records"). */
public enum RecordKind {
  /** A sign of life; empty. */
  PING(0),
  /** The sender closes the link now; empty. */
  BYE(1),
  /** Between two nodes that become or are contacts: pairing, names, addresses. */
  CONTACT(2),
  /** Items and their acknowledgements. */
  SYNC(3),
  /** What photos are asked for and how far they are. */
  PHOTO(4),
  /** How contacts who lost each other meet again through a contact of both. */
  MEETING(5),
  /** Live streams and calls: who may come in, and what those in them say to connect. */
  LIVE(6);

  private final int code;

  RecordKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<RecordKind> ofCode(int code) {
    for (RecordKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
