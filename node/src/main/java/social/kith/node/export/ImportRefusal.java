package social.kith.node.export;

/** Why something in an export was not taken. */
public enum ImportRefusal {
  /** The signature is not this person's, or what was signed is changed. */
  FORGED,
  /** It is signed, and not as a post is. */
  UNREADABLE,
  /** What belongs to a post that was not taken, or is in the wrong place. */
  NO_POST,
  /** It is not the image that the post was shared with. */
  OTHER_IMAGE,
  /** It is larger than it can be. */
  TOO_LARGE,
  /** No export has such a file. */
  UNKNOWN_FILE
}
