package social.kith.storage;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * Something said about a post, or taken back, as far as it is known without being read.
 *
 * @param id of what its writer signed
 * @param post what it is about
 * @param writer who signed it; not always who brought it
 * @param kind {@link Remarks#REPLY}, {@link Remarks#REACTION} or {@link Remarks#REMOVAL}
 * @param madeAt by its writer's clock, to the millisecond
 * @param target of a removal: what is taken back
 */
public record Remark(
    ItemId id, ItemId post, ContactId writer, int kind, Instant madeAt, Optional<ItemId> target) {
  /** Under which id it is kept: of a removal, that of what is taken back. */
  ItemId place() {
    return target.orElse(id);
  }

  /** Whether it takes something back. */
  public boolean removes() {
    return kind == Remarks.REMOVAL;
  }
}
