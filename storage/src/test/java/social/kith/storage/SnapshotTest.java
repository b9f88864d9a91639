package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.Secret;
import social.kith.storage.StoreException.Reason;

class SnapshotTest extends StoreFixture {
  @TempDir Path other;

  @Test
  void holdsWhatWasThereAtItsMoment() throws Exception {
    ContactId bea = addContact(1);
    Item item = addItem("before", 1);
    try (Snapshot snapshot = store.snapshot()) {
      addItem("after", 2);
      copy(snapshot);
    }
    try (Home there = Home.hold(other);
        Store restored = Store.openRestored(there, key)) {
      assertThat(restored.items().find(item.id()).orElseThrow().signed()).isEqualTo(item.signed());
      assertThat(restored.items().count()).isEqualTo(1);
      assertThat(restored.contacts().find(bea)).isPresent();
      assertThat(restored.contacts().pairSecret(bea)).contains(Secret.of(bytes(32, 1_001)));
    }
    assertThat(store.items().count()).isEqualTo(2);
  }

  @Test
  void isWholeWhileOthersWrite() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; !over.get(); i++) {
                Item item = item("item " + i, i);
                Item twin = item("twin " + i, i);
                write(
                    tx ->
                        store.items().insert(tx, item, Set.of(), List.of())
                            & store.items().insert(tx, twin, Set.of(), List.of()));
              }
            });
    writer.start();
    try {
      for (int i = 0; i < 5; i++) {
        try (Snapshot snapshot = store.snapshot()) {
          copy(snapshot);
        }
        try (Home there = Home.hold(other);
            Store restored = Store.openRestored(there, key)) {
          assertThat(restored.items().count()).isEven();
        }
        Files.delete(other.resolve("kith.db"));
        Files.delete(other.resolve("photos.db"));
      }
    } finally {
      over.set(true);
      writer.join();
    }
  }

  @Test
  void showsThePhotosThatAreWhole() throws Exception {
    byte[] small = bytes(100, 1);
    byte[] large = bytes(3 * Blobs.CHUNK_BYTES + 5, 2);
    BlobId first = store(small);
    BlobId second = store(large);
    StoreFailures.await(
        store
            .blobs()
            .expect(
                contactId(1),
                addItem("their photo", 1).id(),
                List.of(new ExpectedBlob(blobId(7), 500, 0))));
    List<BlobId> ids = new ArrayList<>();
    List<byte[]> contents = new ArrayList<>();
    try (Snapshot snapshot = store.snapshot()) {
      store(bytes(100, 3));
      snapshot.photos(
          (id, size, content) -> {
            ids.add(id);
            contents.add(content.readAllBytes());
            assertThat(contents.get(contents.size() - 1)).hasSize((int) size);
          });
    }
    assertThat(ids).containsExactly(first, second);
    assertThat(contents).containsExactly(small, large);
  }

  @Test
  void leavesNoFile() throws Exception {
    Path file = home.resolve("kith.db.snapshot");
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(file).hasSize(snapshot.postsBytes());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThatThrownBy(() -> store.snapshot()).isInstanceOf(IllegalStateException.class);
    }
    assertThat(file).doesNotExist();
    Files.write(file, new byte[10]);
    reopen();
    assertThat(file).as("left by a killed process").doesNotExist();
    store.snapshot().close();
  }

  @Test
  void failsWhereThereIsNoRoomAndCanBeTakenLater() throws Exception {
    Path file = home.resolve("kith.db.snapshot");
    Files.createDirectories(file.resolve("in the way"));
    Failures.assertStoreFailure(() -> store.snapshot(), Reason.UNREADABLE, "Make sure");
    Files.delete(file.resolve("in the way"));
    Files.delete(file);
    store.snapshot().close();
  }

  @Test
  void whatMayHaveChangedSinceIsForgotten() throws Exception {
    ContactId bea = addContact(1);
    update(tx -> store.deliveries().settle(tx, bea, 0));
    Item before = addItem("queued before", 1);
    write(tx -> store.deliveries().queue(tx, bea, before.id(), T0));
    Invite open = invite("open");
    update(tx -> store.invites().insert(tx, open));
    update(
        tx ->
            store
                .acceptances()
                .insert(tx, new Acceptance("code", contactId(3), 40_000, T0, Optional.empty())));
    try (Snapshot snapshot = store.snapshot()) {
      copy(snapshot);
    }
    try (Home there = Home.hold(other);
        Store restored = Store.openRestored(there, key)) {
      assertThat(restored.invites().find("open").orElseThrow().state())
          .isEqualTo(InviteState.CANCELLED);
      assertThat(restored.acceptances().all()).isEmpty();
      Item item = item("since", 5);
      StoreFailures.await(
          restored.write(tx -> restored.items().insert(tx, item, Set.of(), List.of())));
      StoreFailures.await(
          restored.write(tx -> restored.deliveries().queue(tx, bea, item.id(), T0)));
      StoreFailures.await(restored.update(tx -> restored.deliveries().settle(tx, bea, 5)));
      assertThat(restored.deliveries().after(bea, 0, 10))
          .extracting(Outgoing::seq)
          .containsExactly(1L, 6L);
    }
    assertThat(store.invites().find("open").orElseThrow().state()).isEqualTo(InviteState.OPEN);
  }

  @Test
  void damagedCopyIsRefused() throws Exception {
    for (int i = 0; i < 200; i++) {
      addItem("item " + i, i);
    }
    try (Snapshot snapshot = store.snapshot()) {
      copy(snapshot);
    }
    Path file = other.resolve("kith.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length / 2; i < bytes.length / 2 + 8_192; i++) {
      bytes[i] = 0;
    }
    Files.write(file, bytes);
    try (Home there = Home.hold(other)) {
      Failures.assertStoreFailure(() -> Store.openRestored(there, key), Reason.CORRUPT, "damaged");
    }
  }

  private static Invite invite(String id) {
    return new Invite(
        id,
        "KITH:CODE",
        Secret.of(bytes(32, 9)),
        40_000,
        T0,
        Instant.now().plusSeconds(600),
        InviteState.OPEN,
        Optional.empty(),
        Optional.empty());
  }

  private BlobId store(byte[] content) {
    try (BlobSink sink = store.blobs().sink(1)) {
      sink.write(content, 0, content.length);
      return sink.finish();
    }
  }

  private void copy(Snapshot snapshot) throws IOException {
    try (InputStream in = snapshot.posts()) {
      Files.copy(in, other.resolve("kith.db"));
    }
  }
}
