package social.kith.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * What people said about posts: replies and reactions. The author of a post is the host of what is
 * said about it: they get it, and pass it on to those with whom the post was shared. Any thread.
 * Every method throws {@link StoreException} if the database fails.
 */
public final class Remarks {
  /** {@link Item#kind} of a reply. */
  public static final int REPLY = 4;

  /** {@link Item#kind} of a reaction. */
  public static final int REACTION = 5;

  /** {@link Item#kind} of what takes a reply or a reaction back. */
  public static final int REMOVAL = 6;

  /** {@link Item#kind} of what a host passes on: one of the others within. */
  public static final int PASSED_ON = 7;

  /** {@link Item#kind} of what tells that a post was given to further people. */
  public static final int WIDENED = 9;

  /** The most replies of one person to one post. */
  public static final int MAX_REPLIES = 500;

  /** How often one person may react to one post, each change counted. */
  public static final int MAX_REACTIONS = 100;

  private final Reads reads;
  private final People people;
  private final Items items;
  private final Deliveries deliveries;
  private final RemarkRows rows;
  private final Hearers hearers;
  private final ReplyItems replies;

  Remarks(Reads reads, ColumnCipher cipher, People people, Items items, Deliveries deliveries) {
    this.reads = reads;
    this.people = people;
    this.items = items;
    this.deliveries = deliveries;
    this.rows = new RemarkRows(people, new SealedColumn(cipher, "item", "signed"));
    this.hearers = new Hearers(reads, people);
    this.replies = new ReplyItems(reads, items);
  }

  /**
   * A remark and as what it is kept.
   *
   * @param id of what its writer signed
   * @param item kind {@link #PASSED_ON}, or the own remark that waits for that
   */
  public record Kept(ItemId id, Item item) {}

  /** Which replies are kept as which items. */
  public ReplyItems replies() {
    return replies;
  }

  /**
   * Takes a remark about an own post, from somebody with whom the post was shared, and queues it
   * for all of those who are not blocked; what takes one back, for those for whom that one was
   * queued. What it takes the place of is emptied, and sent to nobody any more.
   *
   * @param tx the transaction
   * @param remark its signature has been verified
   * @param passedOn the remark as it is passed on, signed by this person
   * @return those; empty if the post is not here, somebody else's or taken back, was not shared
   *     with the writer, or nothing is new; then nothing changes
   */
  public Optional<Set<ContactId>> host(Tx tx, Remark remark, Item passedOn) {
    forget(tx, remark.id());
    boolean own = remark.writer().equals(passedOn.author());
    boolean hosted =
        hearers.isHost(tx, remark.post(), passedOn.author())
            && (own || hearers.isSharedWith(tx, remark.post(), remark.writer()))
            && rows.isNews(tx, remark, own)
            && (!remark.removes() || rows.find(tx, remark).isPresent())
            && rows.count(tx, remark) < most(remark);
    if (!hosted) {
      return Optional.empty();
    }
    Set<ContactId> contacts =
        remark.removes() ? hearers.holders(tx, remark) : hearers.audience(tx, remark.post());
    insert(tx, passedOn, remark.post());
    contacts.forEach(
        contact -> deliveries.queue(tx, contact, passedOn.id(), passedOn.receivedAt()));
    rows.put(tx, remark, passedOn.id());
    return Optional.of(contacts);
  }

  private static int most(Remark remark) {
    return switch (remark.kind()) {
      case REPLY -> MAX_REPLIES;
      case REACTION -> MAX_REACTIONS;
      default -> Integer.MAX_VALUE;
    };
  }

  /**
   * Stores what the author of a post passes on.
   *
   * @param remark its signature has been verified
   * @param passedOn signed by the post's author
   * @param instead an own item, which is sent from now on in place of what this person said, where
   *     that is taken back
   * @return false if the post is not here or somebody else's, or nothing is new; then nothing
   *     changes
   */
  public boolean take(Tx tx, Remark remark, Item passedOn, Optional<Item> instead) {
    forget(tx, passedOn.id());
    boolean fresh =
        hearers.isHost(tx, remark.post(), passedOn.author())
            && rows.isNews(tx, remark, remark.writer().equals(passedOn.author()))
            && insert(tx, passedOn, remark.post());
    if (fresh) {
      rows.put(tx, remark, passedOn.id());
      instead.ifPresent(own -> withdraw(tx, remark, own));
    }
    return fresh;
  }

  /** What this person said has numbers of their own, which carry something of theirs. */
  private void withdraw(Tx tx, Remark removal, Item instead) {
    rows.own(tx, removal.place())
        .ifPresent(
            no -> {
              insert(tx, instead, removal.post());
              rows.supersede(tx, no, instead.id());
            });
  }

  /**
   * Stores an own remark about a contact's post and queues it for that contact alone. What it takes
   * the place of is emptied; where that has still to be sent, this is sent in its place.
   *
   * @param host the post's author
   * @return false if the post is not here or somebody else's, or nothing is new; then nothing
   *     changes
   */
  public boolean say(Tx tx, ContactId host, Remark remark, Item own) {
    boolean fresh =
        hearers.isHost(tx, remark.post(), host)
            && rows.isNews(tx, remark, false)
            && rows.count(tx, remark) < most(remark)
            && insert(tx, own, remark.post());
    if (fresh) {
      deliveries.queue(tx, host, own.id(), own.receivedAt());
      rows.putOwn(tx, remark, own.id());
    }
    return fresh;
  }

  /**
   * Stores that an own post was given to further people, and queues it for all with whom it is
   * shared; what was told of that before is told no more.
   *
   * @return those; none if the post is not here, somebody else's or taken back
   */
  public Set<ContactId> widened(Tx tx, ItemId post, Item told) {
    if (!hearers.isHost(tx, post, told.author())) {
      return Set.of();
    }
    Set<ContactId> contacts = hearers.sharedWith(tx, post);
    insert(tx, told, post);
    contacts.forEach(contact -> deliveries.queue(tx, contact, told.id(), told.receivedAt()));
    rows.replace(tx, post, told.id());
    return contacts;
  }

  /**
   * Keeps a contact's word that a post of theirs was given to further people.
   *
   * @return false if the post is not here or somebody else's, or that was known
   */
  public boolean takeWidened(Tx tx, ItemId post, Item told) {
    forget(tx, told.id());
    boolean fresh = hearers.isHost(tx, post, told.author()) && insert(tx, told, post);
    if (fresh) {
      rows.replace(tx, post, told.id());
    }
    return fresh;
  }

  /** What the author told last of a post that was given to further people. */
  public Optional<Item> widened(ItemId post) {
    return items.about(post, WIDENED).stream().reduce((earlier, later) -> later);
  }

  /** With how many contacts an own post is shared, those who are blocked counted. */
  public int reach(ItemId post) {
    return hearers.reach(post);
  }

  /** The same within a transaction. */
  public int reach(Tx tx, ItemId post) {
    return hearers.sharedWith(tx, post).size();
  }

  /** Forgets what an earlier version kept without knowing what it is. */
  public void forget(Tx tx, ItemId unknown) {
    tx.update("DELETE FROM item WHERE id = ? AND kind = 0", unknown.bytes());
  }

  /**
   * What was said about a post and not taken back: what was passed on in the host's order, then
   * what waits.
   */
  public List<Kept> of(ItemId post) {
    return reads.list(
        "SELECT item.id, item.author, item.kind, item.created_ms, item.received_ms, item.signed,"
            + " remark.id FROM remark JOIN item ON item.no = remark.item"
            + " WHERE remark.post = ? AND remark.kind < 6"
            + " ORDER BY item.kind = 7 DESC, item.no",
        row -> new Kept(ItemId.of(row.bytes(7)), items.read(row)),
        post.bytes());
  }

  /** Whether a remark is here, and not taken back; empty if it never was here. */
  public Optional<Boolean> stands(Tx tx, Remark remark) {
    return rows.find(tx, remark).map(standing -> !standing.isGone());
  }

  /** The post that something said, or passed on, is about. */
  public Optional<ItemId> postOf(ItemId item) {
    return reads.find(
        "SELECT about FROM item WHERE id = ? AND kind > 3 AND about IS NOT NULL",
        row -> ItemId.of(row.bytes(1)),
        item.bytes());
  }

  /** Those to whom is passed on now what is said about an own post. */
  public Set<ContactId> audience(ItemId post) {
    return hearers.audience(post);
  }

  private boolean insert(Tx tx, Item item, ItemId about) {
    boolean fresh = items.insert(tx, item, Set.of(), List.of());
    if (fresh) {
      tx.update("UPDATE item SET about = ? WHERE id = ?", about.bytes(), item.id().bytes());
    }
    return fresh;
  }

  /** When a person's reaction to a post was made, by their clock; empty if there is none. */
  public Optional<Instant> reactedAt(ItemId post, ContactId writer) {
    return reads.find(
        "SELECT made_ms FROM remark WHERE post = ? AND writer = ? AND kind = 5",
        row -> Instant.ofEpochMilli(row.number(1)),
        post.bytes(),
        people.name(writer));
  }
}
