package social.kith.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ItemId;
import social.kith.storage.internal.Row;

/** Which remark about a post is kept as which item, one for each id. On the writer's thread. */
final class RemarkRows {
  private static final byte[] NOTHING = {};
  private static final String ITEM_NO = "(SELECT no FROM item WHERE id = ?)";
  private static final String SELECT =
      "SELECT remark.id, remark.item, remark.writer, remark.kind, remark.made_ms, remark.times,"
          + " item.kind FROM remark JOIN item ON item.no = remark.item";

  private final People people;
  private final SealedColumn signed;

  RemarkRows(People people, SealedColumn signed) {
    this.people = people;
    this.signed = signed;
  }

  /**
   * A remark as it stands.
   *
   * @param item number of the item as which it is kept
   * @param passedOn whether that is what the host passed on
   */
  record Standing(
      ItemId id, long item, byte[] writer, int kind, long madeMs, int times, boolean passedOn) {
    boolean isGone() {
      return kind == Remarks.REMOVAL;
    }
  }

  /** What stands where a remark will; one about another post never does. */
  Optional<Standing> find(Tx tx, Remark remark) {
    return tx.find(
        SELECT + " WHERE remark.post = ? AND remark.id = ?",
        RemarkRows::read,
        remark.post().bytes(),
        remark.place().bytes());
  }

  private Optional<Standing> reaction(Tx tx, Remark remark) {
    return tx.find(
        SELECT + " WHERE remark.post = ? AND remark.writer = ? AND remark.kind = 5",
        RemarkRows::read,
        remark.post().bytes(),
        people.name(remark.writer()));
  }

  private static Standing read(Row row) {
    return new Standing(
        ItemId.of(row.bytes(1)),
        row.number(2),
        row.bytes(3),
        row.smallNumber(4),
        row.number(5),
        row.smallNumber(6),
        row.smallNumber(7) == Remarks.PASSED_ON);
  }

  /**
   * Whether a remark changes anything.
   *
   * @param byHost its writer is the post's author, who may take back what others said
   */
  boolean isNews(Tx tx, Remark remark, boolean byHost) {
    Optional<Standing> here = find(tx, remark);
    if (remark.removes()) {
      return here.map(it -> !it.isGone() && (byHost || isBy(it, remark))).orElse(true);
    }
    if (here.isPresent()) {
      return !here.get().passedOn() && !here.get().isGone() && isBy(here.get(), remark);
    }
    return remark.kind() != Remarks.REACTION
        || reaction(tx, remark)
            .map(it -> it.madeMs() < remark.madeAt().toEpochMilli())
            .orElse(true);
  }

  private boolean isBy(Standing standing, Remark remark) {
    return Arrays.equals(standing.writer(), people.name(remark.writer()));
  }

  /** How many of its kind its writer has said about the post, with those taken back. */
  long count(Tx tx, Remark remark) {
    boolean reaction = remark.kind() == Remarks.REACTION;
    return tx.find(
            "SELECT "
                + (reaction ? "coalesce(sum(times), 0)" : "count(*)")
                + " FROM remark WHERE post = ? AND writer = ? AND kind "
                + (reaction ? "= 5" : "IN (4, 6)"),
            row -> row.number(1),
            remark.post().bytes(),
            people.name(remark.writer()))
        .orElse(0L);
  }

  /** Lets a remark be kept as an item that is stored; what it takes the place of goes. */
  void put(Tx tx, Remark remark, ItemId item) {
    for (Standing former : replaced(tx, remark)) {
      keep(tx, remark, item, former);
      if (former.passedOn()) {
        supersede(tx, former.item(), item);
      }
    }
    keep(tx, remark, item);
  }

  /** The same for an own one that waits for the host: own ones before it are not sent any more. */
  void putOwn(Tx tx, Remark remark, ItemId item) {
    List<Standing> replaced = replaced(tx, remark);
    put(tx, remark, item);
    for (Standing former : replaced) {
      tx.find("SELECT no FROM item WHERE id = ?", row -> row.number(1), former.id().bytes())
          .ifPresent(no -> supersede(tx, no, item));
    }
  }

  /** What stands where the remark will: of a reaction, the writer's one before it. */
  private List<Standing> replaced(Tx tx, Remark remark) {
    Optional<Standing> here =
        remark.kind() == Remarks.REACTION ? reaction(tx, remark) : find(tx, remark);
    return here.stream().toList();
  }

  // Before the former item goes, which would take its remark along.
  private void keep(Tx tx, Remark remark, ItemId item, Standing former) {
    boolean another = !former.id().equals(remark.place());
    tx.update(
        "UPDATE remark SET id = ?, item = "
            + ITEM_NO
            + ", kind = ?, made_ms = ?, times = times + ? WHERE post = ? AND id = ?",
        remark.place().bytes(),
        item.bytes(),
        remark.kind(),
        remark.madeAt().toEpochMilli(),
        another ? 1 : 0,
        remark.post().bytes(),
        former.id().bytes());
  }

  private void keep(Tx tx, Remark remark, ItemId item) {
    tx.update(
        "INSERT OR IGNORE INTO remark (id, post, item, writer, kind, made_ms)"
            + " VALUES (?, ?, "
            + ITEM_NO
            + ", ?, ?, ?)",
        remark.place().bytes(),
        remark.post().bytes(),
        item.bytes(),
        people.name(remark.writer()),
        remark.kind(),
        remark.madeAt().toEpochMilli());
  }

  /** The number of something that this person said about somebody's post and that is not empty. */
  Optional<Long> own(Tx tx, ItemId id) {
    return tx.find(
        "SELECT no FROM item WHERE id = ? AND kind IN (4, 5) AND retracted_by IS NULL",
        row -> row.number(1),
        id.bytes());
  }

  /** Lets what the author told of a widened post before be told no more. */
  void replace(Tx tx, ItemId post, ItemId item) {
    tx.list(
            "SELECT no FROM item WHERE about = ? AND kind = ? AND id <> ? AND retracted_by IS NULL",
            row -> row.number(1),
            post.bytes(),
            Remarks.WIDENED,
            item.bytes())
        .forEach(former -> supersede(tx, former, item));
  }

  /** An item that was queued keeps its numbers, which carry the other one from now on. */
  void supersede(Tx tx, long former, ItemId by) {
    tx.update(
        "UPDATE item SET retracted_by = " + ITEM_NO + " WHERE retracted_by = ?",
        by.bytes(),
        former);
    boolean queued =
        tx.find("SELECT 1 FROM delivery WHERE item = ? LIMIT 1", row -> row.number(1), former)
            .isPresent();
    if (!queued) {
      tx.update("DELETE FROM item WHERE no = ?", former);
      return;
    }
    byte[] id =
        tx.find("SELECT id FROM item WHERE no = ?", row -> row.bytes(1), former).orElseThrow();
    tx.update(
        "UPDATE item SET signed = ?, retracted_by = " + ITEM_NO + " WHERE no = ?",
        signed.seal(id, NOTHING),
        by.bytes(),
        former);
  }
}
