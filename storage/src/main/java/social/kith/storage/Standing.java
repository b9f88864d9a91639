package social.kith.storage;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;

/**
 * What keeps a contact from being linked and shared with.
 *
 * @param blockedAt when the person blocked them, to the millisecond
 * @param replaces the contact whose new key this is said to be; not acknowledged yet
 * @param replacedBy the contact that is said to be their new key; not acknowledged yet
 */
public record Standing(
    Optional<Instant> blockedAt, Optional<ContactId> replaces, Optional<ContactId> replacedBy) {
  /** Nothing does. */
  public static final Standing GOOD =
      new Standing(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether a link to them is kept open. */
  public boolean mayLink() {
    return blockedAt.isEmpty() && replacedBy.isEmpty();
  }

  /** Whether anything may go over the link. */
  public boolean mayShare() {
    return mayLink() && replaces.isEmpty();
  }

  /** The same, blocked at this time or not any more. */
  public Standing withBlockedAt(Optional<Instant> changed) {
    return new Standing(changed, replaces, replacedBy);
  }

  /** The same, as the new key of another contact. */
  public Standing withReplaces(ContactId former) {
    return new Standing(blockedAt, Optional.of(former), replacedBy);
  }

  /** The same, with a new key, or without it again. */
  public Standing withReplacedBy(Optional<ContactId> fresh) {
    return new Standing(blockedAt, replaces, fresh);
  }
}
