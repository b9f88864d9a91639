package social.kith.node;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import social.kith.crypto.ContactId;
import social.kith.storage.Allowance;
import social.kith.storage.BlobInfo;
import social.kith.storage.BlobWish;
import social.kith.storage.Store;

/** Which originals come without being asked for. Any thread. */
final class PhotoRules {
  private final NodeSettings settings;
  private final Store store;
  private final Map<ContactId, Allowance> known = new ConcurrentHashMap<>();

  PhotoRules(NodeSettings settings, Store store) {
    this.settings = settings;
    this.store = store;
  }

  /** What a contact may bring. */
  Allowance allowance(ContactId contact) {
    return known.computeIfAbsent(contact, store.allowances()::find);
  }

  /** Something about a contact changed on disk. */
  void forget(ContactId contact) {
    known.remove(contact);
  }

  /** The largest original that comes from a contact unasked, in bytes; none at all if metered. */
  long originalsUpTo(ContactId contact) {
    return settings.view().metered() ? 0 : allowance(contact).originalBytes();
  }

  /** Whether an image of a contact that is not whole comes only when it is asked for. */
  boolean waitsToBeAsked(ContactId contact, long sizeBytes, boolean original, BlobInfo blob) {
    if (blob.complete() || blob.failed() || blob.wish() == BlobWish.ASKED) {
      return false;
    }
    return blob.wish() == BlobWish.WHEN_ASKED || (original && sizeBytes > originalsUpTo(contact));
  }
}
