package social.kith.storage;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.storage.internal.Row;

/**
 * Named sets of contacts, and which own posts were shared by them. Names are sealed at rest. Who is
 * removed as a contact, is in no circle any more. Any thread. Every method throws {@link
 * StoreException} if the database fails.
 */
public final class Circles {
  private static final String NO = "(SELECT no FROM circle WHERE id = ?)";

  private final Reads reads;
  private final People people;
  private final SealedColumn name;

  private record Member(long circle, ContactId contact) {}

  Circles(Reads reads, ColumnCipher cipher, People people) {
    this.reads = reads;
    this.people = people;
    this.name = new SealedColumn(cipher, "circle", "name");
  }

  /** Makes a circle of nobody, or gives the one of this id another name. */
  public void put(Tx tx, String id, String name) {
    tx.update(
        "INSERT INTO circle (id, name) VALUES (?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        id,
        this.name.seal(row(id), name));
  }

  /** Forgets a circle, but for nobody in it and no post. Nothing happens if there is none. */
  public void delete(Tx tx, String id) {
    tx.update("DELETE FROM circle WHERE id = ?", id);
  }

  /** Puts a contact into a circle. Nothing happens if one of them is not here. */
  public void add(Tx tx, String id, ContactId contact) {
    tx.update(
        "INSERT OR IGNORE INTO circle_member (circle, contact)"
            + " SELECT circle.no, contact.no FROM circle, contact"
            + " WHERE circle.id = ? AND contact.id = ?",
        id,
        people.name(contact));
  }

  /** Takes a contact out of a circle. What was shared with them stays so. */
  public void remove(Tx tx, String id, ContactId contact) {
    tx.update(
        "DELETE FROM circle_member WHERE circle = "
            + NO
            + " AND contact = (SELECT no FROM contact WHERE id = ?)",
        id,
        people.name(contact));
  }

  /** Keeps that an own post was shared by a circle. Nothing happens if one of them is not here. */
  public void shared(Tx tx, String id, ItemId post) {
    tx.update(
        "INSERT OR IGNORE INTO item_circle (circle, sort_ms, post)"
            + " SELECT circle.no, item.sort_ms, item.id FROM circle, item"
            + " WHERE circle.id = ? AND item.id = ?",
        id,
        post.bytes());
  }

  /** All circles, in the order in which they were made. */
  public List<Circle> all() {
    Map<Long, Set<ContactId>> members = new HashMap<>();
    for (Member member :
        reads.list(
            "SELECT circle, contact.id, contact.identity_key FROM circle_member"
                + " JOIN contact ON contact.no = circle_member.contact",
            this::readMember)) {
      members.computeIfAbsent(member.circle, circle -> new HashSet<>()).add(member.contact);
    }
    return reads.list(
        "SELECT no, id, name FROM circle ORDER BY no",
        row -> read(row, members.getOrDefault(row.number(1), Set.of())));
  }

  /** One circle, if there is one of this id. */
  public Optional<Circle> find(String id) {
    Set<ContactId> members =
        Set.copyOf(
            reads.list(
                "SELECT 0, contact.id, contact.identity_key FROM circle_member"
                    + " JOIN contact ON contact.no = circle_member.contact WHERE circle = "
                    + NO,
                row -> readMember(row).contact,
                id));
    return reads.find(
        "SELECT no, id, name FROM circle WHERE id = ?", row -> read(row, members), id);
  }

  /** The posts that were shared by a circle and not taken back, in the order they were made. */
  public List<ItemId> posts(String id) {
    return reads.list(
        "SELECT item.id FROM item_circle JOIN item ON item.id = item_circle.post"
            + " WHERE circle = "
            + NO
            + " AND item.retracted_by IS NULL ORDER BY item.no",
        row -> ItemId.of(row.bytes(1)),
        id);
  }

  /** How many these are. */
  public long countPosts(String id) {
    return reads
        .find(
            "SELECT count(*) FROM item_circle JOIN item ON item.id = item_circle.post"
                + " WHERE circle = "
                + NO
                + " AND item.retracted_by IS NULL",
            row -> row.number(1),
            id)
        .orElse(0L);
  }

  /** The ids of the circles by which a post was shared. */
  public List<String> ofPost(ItemId post) {
    return reads.list(
        "SELECT circle.id FROM item_circle JOIN circle ON circle.no = item_circle.circle"
            + " WHERE post = ? ORDER BY circle.no",
        row -> row.text(1),
        post.bytes());
  }

  private Member readMember(Row row) {
    return new Member(row.number(1), people.openKey(row.bytes(2), row.bytes(3)).contactId());
  }

  private Circle read(Row row, Set<ContactId> members) {
    String id = row.text(2);
    return new Circle(id, name.openText(row(id), row.bytes(3)), members);
  }

  private static byte[] row(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }
}
