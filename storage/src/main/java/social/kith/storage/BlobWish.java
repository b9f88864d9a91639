package social.kith.storage;

/** What the person wants of a blob that is not on this disk. */
public enum BlobWish {
  /** It is fetched if the rule for its contact says so. */
  BY_RULE(0),
  /** They asked for it: it is fetched before others, whatever the rule. */
  ASKED(1),
  /** It was here and made room: it is fetched when they ask for it. */
  WHEN_ASKED(-1);

  private final int code;

  BlobWish(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static BlobWish ofCode(int code) {
    return code == 0 ? BY_RULE : code > 0 ? ASKED : WHEN_ASKED;
  }
}
