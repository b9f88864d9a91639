package social.kith.node.meet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.crypto.MeetingSecret;

/**
 * Loop-owned. The tags of the contacts that are looked for: of the present stretch of six hours and
 * of those before and after it, since clocks differ.
 */
final class Tags {
  /** How long a tag lasts. */
  static final Duration SLOT = Duration.ofHours(6);

  private final Map<ContactId, Known> known = new HashMap<>();
  private final Map<MeetingTag, ContactId> owners = new HashMap<>();

  private record Known(long slot, Set<MeetingTag> tags) {}

  /** The tags of a contact now. */
  Set<MeetingTag> of(ContactId contact, MeetingSecret secret, Instant now) {
    long slot = Math.floorDiv(now.getEpochSecond(), SLOT.toSeconds());
    Known before = known.get(contact);
    if (before != null && before.slot == slot) {
      return before.tags;
    }
    forget(contact);
    Set<MeetingTag> tags = new LinkedHashSet<>();
    for (long near = slot - 1; near <= slot + 1; near++) {
      tags.add(new MeetingTag(secret.tag(near)));
    }
    tags.forEach(tag -> owners.put(tag, contact));
    known.put(contact, new Known(slot, tags));
    return tags;
  }

  /** Whose tag it is. */
  Optional<ContactId> find(MeetingTag tag) {
    return Optional.ofNullable(owners.get(tag));
  }

  /** Forgets the tags of all but these contacts. */
  void keepOnly(Set<ContactId> contacts) {
    Set.copyOf(known.keySet()).stream().filter(id -> !contacts.contains(id)).forEach(this::forget);
  }

  private void forget(ContactId contact) {
    Known gone = known.remove(contact);
    if (gone != null) {
      gone.tags.forEach(owners::remove);
    }
  }
}
