package social.kith.storage;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.storage.internal.Background;

/**
 * Encrypted photos, in a database file with a writer of its own. A blob is known by the SHA-256 of
 * all its bytes and cut into chunks; chunk n is the bytes from {@code n * CHUNK_BYTES} on. Any
 * thread; futures as in {@link Store#write}. Whatever fails in the database fails as {@link
 * StoreException}.
 *
 * <p>What is fetched of a blob is kept apart for each contact that is to send it: where chunks come
 * with the contact they are from, nobody can spoil or hold up what another one sends. As soon as it
 * is complete, it is there once, for all.
 */
public final class Blobs {
  /** Size of each chunk but the last one, which may be shorter: it fills four pages of the file. */
  public static final int CHUNK_BYTES = 65_520;

  /** The most chunks that a blob may have. */
  static final int MAX_CHUNKS = 1 << 20;

  /** The largest blob: about 68 GB. */
  public static final long MAX_BYTES = (long) MAX_CHUNKS * CHUNK_BYTES;

  /** So often all of a blob may come from a contact with the wrong hash. */
  public static final int MAX_FAILURES = 3;

  private final Reads reads;
  private final Writes writes;
  private final People people;
  private final BlobDigests digests = new BlobDigests();
  private final Executor reading = Background.worker("kith-read-photos");
  private volatile @Nullable BlobSweep sweeping;

  Blobs(Reads reads, Writes writes, People people) {
    this.reads = reads;
    this.writes = writes;
    this.people = people;
  }

  /** Queues the deletion of what was being written when the last process ended. */
  void deleteUnfinished() {
    writes.write(
        tx -> {
          BlobRows.deleteWriting(tx);
          return true;
        });
  }

  /**
   * Begins a blob that is made here.
   *
   * @param rank 0 for what is shown first, higher for what can wait
   * @return owned by the caller
   */
  public BlobSink sink(int rank) {
    return new BlobSink(writes, rank);
  }

  /**
   * Makes known which blobs an item of a contact refers to. Has to be committed before the item is.
   * What is complete, or is expected from this contact already, stays as it is.
   *
   * @param source the contact who has them
   * @param item the item
   * @param blobs in the order in which those of one rank are to be fetched
   * @return done after COMMIT
   */
  public CompletableFuture<@Nullable Void> expect(
      ContactId source, ItemId item, List<ExpectedBlob> blobs) {
    List<ExpectedBlob> expected = List.copyOf(blobs);
    byte[] name = people.name(source);
    BlobSweep sweep = sweeping;
    if (sweep != null) {
      sweep.spare(expected.stream().map(ExpectedBlob::id).toList());
    }
    return writes.run(tx -> BlobRows.expect(tx, name, item, expected));
  }

  /**
   * All blobs still to be fetched from a contact, whether now or when they are asked for.
   *
   * @return by rank; within one, those of the item expected last first; within that, in its order
   */
  public List<Wanted> wanted(ContactId source) {
    return wanted(source, BlobWish.WHEN_ASKED, BlobRows.NO_LIMIT, Integer.MAX_VALUE);
  }

  /**
   * The blobs to be fetched from a contact now: what was asked for, what is shown first, and of the
   * rest what is small enough and did not make room before.
   *
   * @param upToBytes the largest one of a higher rank than 0 that comes unasked
   * @param limit how many at most
   * @return what was asked for first; then as {@link #wanted(ContactId)}
   */
  public List<Wanted> wanted(ContactId source, long upToBytes, int limit) {
    return wanted(source, BlobWish.BY_RULE, upToBytes, limit);
  }

  private List<Wanted> wanted(ContactId source, BlobWish least, long upToBytes, int limit) {
    return reads.list(
        "SELECT "
            + BlobRow.COLUMNS
            + ", id, item, rank FROM blob WHERE source = ?1 AND state = 'FETCHING'"
            + " AND wish >= ?2 AND (rank = 0 OR wish = 1 OR size_bytes <= ?3)"
            + " ORDER BY wish DESC, rank, post DESC, position LIMIT ?4",
        BlobRow::readWanted,
        people.name(source),
        least.code(),
        upToBytes,
        limit);
  }

  /**
   * Keeps that the person asked for a blob of a contact's item: it is fetched before others, also
   * if it made room before, came damaged too often, or is not expected any more.
   *
   * @return done after COMMIT: false if it is here already
   */
  public CompletableFuture<Boolean> ask(ContactId source, ItemId item, ExpectedBlob blob) {
    byte[] name = people.name(source);
    return writes.write(
        tx -> {
          BlobRows.expect(tx, name, item, List.of(blob));
          return BlobRows.ask(tx, name, blob.id());
        });
  }

  /**
   * Keeps that a contact does not have a blob that the person asked for: it is no longer fetched,
   * unless they ask again. Done after COMMIT.
   */
  public CompletableFuture<@Nullable Void> unavailable(ContactId source, BlobId id) {
    byte[] name = people.name(source);
    return writes.run(tx -> BlobRows.unask(tx, name, id));
  }

  /**
   * Makes room: drops the bytes of a blob that came from a contact; what it is stays, to be fetched
   * again when it is asked for.
   *
   * @return done after COMMIT: false if it is not complete, or was made here
   */
  public CompletableFuture<Boolean> drop(BlobId id) {
    return writes.write(
        tx -> {
          Optional<BlobRow> row = BlobRows.findComplete(tx, id);
          return row.isPresent() && BlobRows.drop(tx, row.get());
        });
  }

  /**
   * Stores the next chunks of a blob that is being fetched. Of a blob that is complete by now,
   * because another contact sent it, they are dropped.
   *
   * @param source the contact they come from
   * @param id the blob
   * @param firstChunk number of the first one, which is how many are stored
   * @param chunks one after another, all of {@link #CHUNK_BYTES} but the blob's last one; shared,
   *     not copied
   * @return done after COMMIT. It fails with {@link IllegalStateException} if the blob is not
   *     expected from there or these are not the next chunks, with {@link IllegalArgumentException}
   *     if one is of a wrong size.
   */
  public CompletableFuture<@Nullable Void> append(
      ContactId source, BlobId id, int firstChunk, List<byte[]> chunks) {
    return append(Optional.of(people.name(source)), id, firstChunk, chunks);
  }

  /**
   * As {@link #append(ContactId, BlobId, int, List)}, from whichever contact has sent as many
   * chunks of it. Enough where no two contacts are expected to send the same blob.
   */
  public CompletableFuture<@Nullable Void> append(BlobId id, int firstChunk, List<byte[]> chunks) {
    return append(Optional.empty(), id, firstChunk, chunks);
  }

  private CompletableFuture<@Nullable Void> append(
      Optional<byte[]> source, BlobId id, int firstChunk, List<byte[]> chunks) {
    List<byte[]> next = List.copyOf(chunks);
    return writes.run(
        tx -> {
          if (BlobRows.findComplete(tx, id).isPresent()) {
            return;
          }
          BlobRow row = BlobRows.requireAt(tx, source, id, firstChunk);
          row.requireSizes(next);
          Chunks.insert(tx, row.no(), firstChunk, next);
          BlobRows.storedUpTo(tx, row.no(), firstChunk + next.size());
          digests.append(row.no(), firstChunk, next);
        });
  }

  /**
   * Compares the hash of a blob, all of whose chunks are stored, with its id. If it is wrong, the
   * chunks are dropped, to be asked for again; after {@link #MAX_FAILURES} times the blob is no
   * longer wanted from this contact.
   *
   * @param source the contact it came from
   * @param id the blob
   * @return done after COMMIT: whether the blob is complete. It fails with {@link
   *     IllegalStateException} if the blob is not expected from there or chunks are missing.
   */
  public CompletableFuture<Boolean> complete(ContactId source, BlobId id) {
    return complete(Optional.of(people.name(source)), id);
  }

  /** As {@link #complete(ContactId, BlobId)}, from whichever contact has sent all of it. */
  public CompletableFuture<Boolean> complete(BlobId id) {
    return complete(Optional.empty(), id);
  }

  private CompletableFuture<Boolean> complete(Optional<byte[]> source, BlobId id) {
    return writes.write(
        tx -> {
          if (BlobRows.findComplete(tx, id).isPresent()) {
            return true;
          }
          BlobRow row = BlobRows.requireWhole(tx, source, id);
          if (digests.finish(tx, row).equals(id)) {
            BlobRows.complete(tx, id, row.no());
            return true;
          }
          BlobRows.reject(tx, row, MAX_FAILURES);
          return false;
        });
  }

  /**
   * Reads chunks of a complete blob, on a thread that is there for that.
   *
   * @param id the blob
   * @param first number of the first one, from 0
   * @param count how many, at least one
   * @return new arrays; none if one of them is not there, or not any more
   */
  public CompletableFuture<List<byte[]>> read(BlobId id, int first, int count) {
    return CompletableFuture.supplyAsync(
        () ->
            findComplete(id)
                .filter(row -> first >= 0 && first <= row.chunks() - count)
                .map(row -> Chunks.list(reads, row.no(), first, count))
                .filter(chunks -> chunks.size() == count)
                .orElse(List.of()),
        reading);
  }

  /** How many bytes of whole blobs that came from a contact are here. */
  public CompletableFuture<Long> heldFrom(ContactId source) {
    byte[] name = people.name(source);
    return CompletableFuture.supplyAsync(
        () ->
            reads
                .find(
                    "SELECT coalesce(sum(size_bytes), 0) FROM blob"
                        + " WHERE source = ? AND state = 'COMPLETE'",
                    row -> row.number(1),
                    name)
                .orElse(0L),
        reading);
  }

  /** How much of a blob is here; empty if nobody expects it. */
  public Optional<BlobInfo> find(BlobId id) {
    return reads
        .find(
            "SELECT "
                + BlobRow.COLUMNS
                + " FROM blob WHERE id = ? ORDER BY state = 'COMPLETE' DESC, chunks DESC LIMIT 1",
            BlobRow::read,
            id.bytes())
        .map(row -> row.info(id));
  }

  /**
   * The bytes of a complete blob, read from the disk as they are asked for.
   *
   * @return holds nothing that must be closed; for one thread at a time. Reading fails with {@link
   *     java.io.IOException} if the blob is deleted meanwhile.
   * @throws IllegalStateException if the blob is not complete
   */
  public InputStream open(BlobId id) {
    BlobRow row =
        findComplete(id)
            .orElseThrow(() -> new IllegalStateException("blob " + id + " is not complete"));
    return new BlobStream(reads, row);
  }

  /**
   * Says whose whole blobs are that were put back from a backup, where nobody said it yet.
   *
   * @param source the contact who has them too; empty for those of this person
   * @param item the item
   * @param blobs as for {@link #expect}
   * @return done after COMMIT
   */
  public CompletableFuture<@Nullable Void> assign(
      Optional<ContactId> source, ItemId item, List<ExpectedBlob> blobs) {
    byte[] name = source.map(people::name).orElse(null);
    List<ExpectedBlob> all = List.copyOf(blobs);
    return writes.run(tx -> BlobRows.assign(tx, name, item, all));
  }

  /** Forgets what a contact was still to send, with the chunks that came. Done after COMMIT. */
  public CompletableFuture<@Nullable Void> forget(ContactId source) {
    byte[] name = people.name(source);
    return writes.run(tx -> BlobRows.deleteFrom(tx, name));
  }

  /** Done once everything that was queued before is committed or has failed. */
  public CompletableFuture<@Nullable Void> flush() {
    return writes.run(tx -> {});
  }

  /**
   * Deletes some blobs, whole or not, unless something refers to them.
   *
   * @param ids which
   * @param referenced says whether something refers to a blob; called on the writer's thread
   * @return done after COMMIT
   */
  CompletableFuture<@Nullable Void> delete(Collection<BlobId> ids, Predicate<BlobId> referenced) {
    // One blob a work: others that write wait no longer than that.
    return CompletableFuture.allOf(
        ids.stream()
            .map(id -> writes.write(tx -> !referenced.test(id) && BlobRows.delete(tx, id)))
            .toArray(CompletableFuture[]::new));
  }

  /**
   * Deletes the blobs that are here now, whole or not, and to which nothing refers. Others may come
   * meanwhile, and items to which they belong; but when this is called no item may be on its way
   * between {@link #expect} and its own commit, no draft between its blobs and its own. So the time
   * for this is the start.
   *
   * @param references called on other threads, and again for each blob just before it is deleted,
   *     then on the writer's thread
   * @return done on another thread: how many were deleted
   */
  public CompletableFuture<Integer> sweep(BlobReferences references) {
    BlobSweep sweep = new BlobSweep(reads, writes, references);
    sweeping = sweep;
    return Background.run("kith-sweep", sweep::run)
        .whenComplete((deleted, error) -> sweeping = null);
  }

  private Optional<BlobRow> findComplete(BlobId id) {
    return reads.find(
        "SELECT " + BlobRow.COLUMNS + " FROM blob WHERE id = ? AND state = 'COMPLETE'",
        BlobRow::read,
        id.bytes());
  }
}
