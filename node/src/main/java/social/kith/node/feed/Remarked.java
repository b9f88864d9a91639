package social.kith.node.feed;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Item;
import social.kith.storage.Remarks;

/**
 * Something said about a post, as it is on this disk.
 *
 * @param id of what its writer signed
 * @param writer who signed it
 * @param hostsName the writer's name as the post's author knows it; empty for the author, and for
 *     what has not been passed on
 * @param said a reply or a reaction
 * @param signed what the writer signed; shared, not copied
 * @param at when it was made by its writer's clock, and not after it was passed on
 * @param passed how the post's author passed it on; empty if they have not
 */
public record Remarked(
    ItemId id,
    ContactId writer,
    String hostsName,
    Said said,
    byte[] signed,
    Instant at,
    Optional<Passed> passed) {
  /**
   * How something was passed on.
   *
   * @param item as which item
   * @param at by the author's clock
   * @param audience to how many people
   */
  public record Passed(ItemId item, Instant at, int audience) {}

  /** What an item has to say about a post; empty if it is something else, or was taken back. */
  public static Optional<Remarked> of(Item item) {
    boolean remark = item.kind() == PassedOn.KIND || item.kind() == Reply.KIND;
    return Optional.of(item)
        .filter(it -> remark && it.signed().length > 0)
        .map(it -> read(new Remarks.Kept(it.id(), it)));
  }

  /** Reads what was verified when it was stored. */
  public static Remarked read(Remarks.Kept kept) {
    Item item = kept.item();
    try {
      CborMap map = Feed.decode(item);
      return item.kind() == PassedOn.KIND
          ? passed(kept, PassedOn.parse(map))
          : waiting(kept, Said.parse(item.kind(), map));
    } catch (MalformedException e) {
      throw new IllegalStateException("a stored item cannot be read", e);
    }
  }

  private static Remarked waiting(Remarks.Kept kept, Said said) {
    Item item = kept.item();
    return new Remarked(
        kept.id(), item.author(), "", said, item.signed(), item.createdAt(), Optional.empty());
  }

  private static Remarked passed(Remarks.Kept kept, PassedOn passed) throws MalformedException {
    Said said = passed.read();
    Instant passedAt = Instant.ofEpochMilli(passed.passedAtMs());
    return new Remarked(
        kept.id(),
        passed.writer().contactId(),
        passed.name(),
        said,
        passed.signed(),
        Instant.ofEpochMilli(Math.min(said.createdAtMs(), passed.passedAtMs())),
        Optional.of(new Passed(kept.item().id(), passedAt, passed.audience())));
  }
}
