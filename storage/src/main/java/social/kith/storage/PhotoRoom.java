package social.kith.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;

/**
 * How much of the disk photos take, by whom they are, and which originals of others could make
 * room. Any thread. Every method throws {@link StoreException} if the database fails.
 */
public final class PhotoRoom {
  private static final int PAGE = 1_000;
  private static final String ORIGINALS =
      " FROM blob WHERE state = 'COMPLETE' AND rank > 0 AND source IS NOT NULL";

  private final Reads reads;
  private final People people;

  /** Which originals make room first. */
  public enum Order {
    /** Those that have been here for the longest time. */
    OLDEST_FIRST,
    /** The largest ones. */
    BIGGEST_FIRST
  }

  /**
   * What photos take.
   *
   * @param own of this person
   * @param contacts by who sent them
   * @param others of people who are no contacts any more
   */
  public record Uses(PhotoUse own, Map<ContactId, PhotoUse> contacts, PhotoUse others) {}

  private record SourceUse(Optional<byte[]> source, PhotoUse use) {}

  private record Original(BlobId id, byte[] source, long sizeBytes) {}

  PhotoRoom(Reads reads, People people) {
    this.reads = reads;
    this.people = people;
  }

  /** What takes how much now. */
  public Uses uses(Collection<ContactId> contacts) {
    Map<String, ContactId> names = names(contacts);
    PhotoUse own = PhotoUse.NONE;
    PhotoUse others = PhotoUse.NONE;
    Map<ContactId, PhotoUse> uses = new HashMap<>();
    for (SourceUse found : bySource()) {
      if (found.source.isEmpty()) {
        own = own.plus(found.use);
      } else {
        ContactId contact = names.get(key(found.source.get()));
        if (contact == null) {
          others = others.plus(found.use);
        } else {
          uses.merge(contact, found.use, PhotoUse::plus);
        }
      }
    }
    return new Uses(own, uses, others);
  }

  private List<SourceUse> bySource() {
    return reads.list(
        "SELECT source, sum(CASE WHEN rank = 0 THEN stored ELSE 0 END),"
            + " sum(CASE WHEN rank = 0 THEN 0 ELSE stored END)"
            + " FROM (SELECT source, coalesce(rank, 1) AS rank, min(size_bytes, chunks * "
            + Blobs.CHUNK_BYTES
            + ") AS stored FROM blob) GROUP BY source",
        row -> new SourceUse(row.findBytes(1), new PhotoUse(row.number(2), row.number(3))));
  }

  /** How much the originals of others take together. */
  public long originalsOfOthers() {
    return reads.number("SELECT coalesce(sum(size_bytes), 0)" + ORIGINALS);
  }

  /**
   * Originals to make room with: of contacts, who can send them again.
   *
   * @param bytes how much room there is to be
   * @param contacts who could send them again
   * @param keptSince what the person asked for, and came since then, stays
   * @return in the order in which they go; together less than wished if there are no more
   */
  public List<BlobId> toMakeRoom(
      Order order, long bytes, Collection<ContactId> contacts, Instant keptSince) {
    Map<String, ContactId> names = names(contacts);
    List<BlobId> chosen = new ArrayList<>();
    long left = bytes;
    for (int offset = 0; left > 0; offset += PAGE) {
      List<Original> page = originals(order, keptSince, offset);
      for (Original original : page) {
        if (left > 0 && names.containsKey(key(original.source))) {
          chosen.add(original.id);
          left -= original.sizeBytes;
        }
      }
      if (page.size() < PAGE) {
        break;
      }
    }
    return chosen;
  }

  private List<Original> originals(Order order, Instant keptSince, int offset) {
    String first =
        order == Order.BIGGEST_FIRST ? "size_bytes DESC, no" : "coalesce(complete_ms, 0), no";
    return reads.list(
        "SELECT id, source, size_bytes"
            + ORIGINALS
            + " AND NOT (wish = 1 AND coalesce(complete_ms, 0) >= ?) ORDER BY "
            + first
            + " LIMIT ? OFFSET ?",
        row -> new Original(BlobId.of(row.bytes(1)), row.bytes(2), row.number(3)),
        keptSince.toEpochMilli(),
        PAGE,
        offset);
  }

  private Map<String, ContactId> names(Collection<ContactId> contacts) {
    Map<String, ContactId> names = new HashMap<>();
    contacts.forEach(contact -> names.put(key(people.name(contact)), contact));
    return names;
  }

  private static String key(byte[] name) {
    return HexFormat.of().formatHex(name);
  }
}
