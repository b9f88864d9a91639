package social.kith.node.contact;

/** What this person tells each contact about themselves, as it is now. Called on the loop. */
public interface OwnCard {
  /** The name. */
  String name();

  /** The newest weekly key, signed. */
  byte[] weeklyKey();
}
