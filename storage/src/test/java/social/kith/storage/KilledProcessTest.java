package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;
import social.kith.crypto.Secret;

/**
 * A process writes posts and chunks as fast as it can and prints what was acknowledged; it is
 * killed at a random moment. Whatever it printed has to be there.
 */
class KilledProcessTest {
  private static final int ROUNDS = 10;
  private static final int BLOB_CHUNKS = 100_000;
  private static final BlobId BLOB = StoreFixture.blobId(1);

  @TempDir Path home;
  private final Secret key = Secret.of(new byte[32]);

  /** The process that is killed. */
  public static final class Writing {
    private static final int WRITES_UNDER_WAY = 64;

    /** Takes the folder and the number of the round. */
    public static void main(String[] args) throws InterruptedException {
      Store store = Store.open(Home.hold(Path.of(args[0])), Secret.of(new byte[32]));
      StoreProcess.OUT.println("open");
      Semaphore underWay = new Semaphore(WRITES_UNDER_WAY);
      int next = store.blobs().wanted(StoreFixture.contactId(1)).get(0).storedChunks();
      for (int i = 0; ; i++) {
        underWay.acquire();
        Item item = StoreFixture.item("round " + args[1] + " post " + i, i);
        store
            .write(tx -> post(store, tx, item))
            .whenComplete((seq, error) -> told(underWay, "item " + item.id().hex(), error));
        if (i % 20 == 0) {
          int chunk = next++;
          underWay.acquire();
          store
              .blobs()
              .append(StoreFixture.contactId(1), BLOB, chunk, List.of(chunk(chunk)))
              .whenComplete((none, error) -> told(underWay, "chunk " + chunk, error));
        }
      }
    }

    private static long post(Store store, Tx tx, Item item) {
      store.items().insert(tx, item, Set.of(StoreFixture.contactId(1)), List.of());
      return store.deliveries().queue(tx, StoreFixture.contactId(1), item.id(), StoreFixture.T0);
    }

    private static void told(Semaphore underWay, String what, Throwable error) {
      StoreProcess.OUT.println(error == null ? what : "failed " + error);
      underWay.release();
    }
  }

  @Test
  @Timeout(300)
  void everythingAcknowledgedIsThere() throws Exception {
    prepare();
    Random random = new Random();
    Set<String> acknowledged = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<String> lines = writeAndKill(round, 1 + random.nextInt(2_000));
      assertThat(lines).as("something was written").isNotEmpty();
      acknowledged.addAll(lines);
      check(lines);
    }
    check(acknowledged);
  }

  private void prepare() {
    try (Home held = Home.hold(home);
        Store store = Store.open(held, key)) {
      Contact contact = StoreFixture.contact(1, "Bea");
      store.update(tx -> store.contacts().put(tx, contact, Secret.of(new byte[32]))).join();
      ItemId item = ItemId.ofPayload(new byte[1]);
      long size = (long) BLOB_CHUNKS * Blobs.CHUNK_BYTES;
      store.blobs().expect(contact.id(), item, List.of(new ExpectedBlob(BLOB, size, 0))).join();
    }
  }

  private List<String> writeAndKill(int round, int linesBefore) throws Exception {
    List<String> lines = new ArrayList<>();
    StoreProcess process =
        StoreProcess.start(Writing.class, home.toString(), String.valueOf(round));
    assertThat(process.line()).isEqualTo("open");
    for (int i = 0; i < linesBefore; i++) {
      lines.add(process.line());
    }
    process.kill();
    // What was in the pipe was said before the end. The last line may have been cut off.
    for (String line = process.line(); line != null; line = process.line()) {
      lines.add(line);
    }
    assertThat(lines).noneMatch(line -> line.startsWith("failed"));
    if (lines.size() > linesBefore) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private void check(Collection<String> acknowledged) {
    try (Home held = Home.hold(home);
        Store store = Store.open(held, key)) {
      assertThat(store.photosIntact().join()).isTrue();
      int chunks = store.blobs().wanted(StoreFixture.contactId(1)).get(0).storedChunks();
      for (String line : acknowledged) {
        String[] words = line.split(" ");
        if (words[0].equals("item")) {
          ItemId id = ItemId.parseHex(words[1]).orElseThrow();
          assertThat(store.items().find(id)).as(line).isPresent();
          assertThat(store.ledger().ofItem(id)).as(line).hasSize(1);
        } else {
          assertThat(Integer.parseInt(words[1])).as(line).isLessThan(chunks);
        }
      }
      checkNumbers(store);
    }
    assertThat(RawFile.text(home.resolve("kith.db"), "PRAGMA integrity_check")).isEqualTo("ok");
    assertThat(RawFile.text(home.resolve("photos.db"), "PRAGMA integrity_check")).isEqualTo("ok");
    checkChunks();
  }

  /** No item without its number, no number without its item. */
  private static void checkNumbers(Store store) {
    long last = store.deliveries().lastSeq(StoreFixture.contactId(1));
    assertThat(last).isEqualTo(store.items().count());
    List<Long> seqs =
        store.deliveries().after(StoreFixture.contactId(1), 0, Integer.MAX_VALUE).stream()
            .map(Outgoing::seq)
            .toList();
    assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
  }

  /** As many chunks as the blob says, each the one that was written. */
  private void checkChunks() {
    Path photos = home.resolve("photos.db");
    long rows = RawFile.number(photos, "SELECT count(*) FROM chunk");
    assertThat(rows).isEqualTo(RawFile.number(photos, "SELECT chunks FROM blob"));
    assertThat(
            RawFile.number(
                photos,
                "SELECT count(*) FROM chunk WHERE CAST(substr(data, 1, 8) AS TEXT)"
                    + " <> printf('%08d', pos % 1048576)"))
        .isZero();
  }

  private static byte[] chunk(int number) {
    byte[] chunk = new byte[Blobs.CHUNK_BYTES];
    byte[] name = String.format("%08d", number).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(name, 0, chunk, 0, name.length);
    return chunk;
  }
}
