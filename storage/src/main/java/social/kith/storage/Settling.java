package social.kith.storage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The numbers of one contact's deliveries, as {@link Deliveries#settle} makes them right. */
final class Settling {
  private final Tx tx;
  private final long contactNo;
  private final long lastGiven;
  private final OptionalLong settled;

  private Settling(Tx tx, long contactNo, long lastGiven, OptionalLong settled) {
    this.tx = tx;
    this.contactNo = contactNo;
    this.lastGiven = lastGiven;
    this.settled = settled;
  }

  /** Of the contact of this name; empty if they are not here. */
  static Optional<Settling> of(Tx tx, byte[] name) {
    return tx.find(
        "SELECT no, last_given_seq, settled_seq FROM contact WHERE id = ?",
        row -> new Settling(tx, row.number(1), row.number(2), row.findNumber(3)),
        name);
  }

  void run(long heldSeq) {
    if (heldSeq > settled.orElse(lastGiven)) {
      List<Long> moved = settled.isPresent() ? after(settled.getAsLong()) : notStored();
      move(moved, heldSeq);
      giveUpTo(heldSeq + moved.size());
    }
    if (settled.isPresent()) {
      tx.update("UPDATE contact SET settled_seq = NULL WHERE no = ?", contactNo);
    }
  }

  private List<Long> after(long seq) {
    return tx.list(
        "SELECT seq FROM delivery WHERE contact = ? AND seq > ? ORDER BY seq",
        row -> row.number(1),
        contactNo,
        seq);
  }

  private List<Long> notStored() {
    return tx.list(
        "SELECT seq FROM delivery WHERE contact = ? AND stored_ms IS NULL ORDER BY seq",
        row -> row.number(1),
        contactNo);
  }

  // From the last one on: each goes up, to where the one after it has left.
  private void move(List<Long> numbers, long heldSeq) {
    for (int i = numbers.size() - 1; i >= 0; i--) {
      tx.update(
          "UPDATE delivery SET seq = ?, sent_ms = NULL WHERE contact = ? AND seq = ?",
          heldSeq + 1 + i,
          contactNo,
          numbers.get(i));
    }
  }

  private void giveUpTo(long seq) {
    tx.update("UPDATE contact SET last_given_seq = ? WHERE no = ?", seq, contactNo);
  }
}
