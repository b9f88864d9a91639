package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.BlobId;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.crypto.Secret;

/** Folders of earlier versions, in which people's ids stand in the clear. */
class OlderVersionTest {
  private static final IdentityKey BEA = StoreFixture.identityKey(1);
  private static final IdentityKey CY = StoreFixture.identityKey(2);
  private static final ContactId SELF = StoreFixture.contactId(3);
  private static final BlobId BLOB = StoreFixture.blobId(1);

  @TempDir Path home;
  private final Secret key = Secret.of(StoreFixture.bytes(32, 7));
  private final ColumnCipher cipher = new ColumnCipher(key);

  private void makeFolder(int version) {
    migrate("kith.db", "social/kith/storage/kith", version);
    migrate("photos.db", "social/kith/storage/photos", 1);
    run("kith.db", "INSERT INTO home VALUES (1, ?, 1)", proof());
    person(1, BEA, "Bea");
    person(2, CY, "Cy");
    item(1, StoreFixture.item("own", 1), SELF);
    item(2, StoreFixture.item("theirs", 2), BEA.contactId());
    run("kith.db", "INSERT INTO item_audience VALUES (1, ?)", id(BEA));
    run("kith.db", "INSERT INTO item_audience VALUES (1, ?)", id(CY));
    run("kith.db", "INSERT INTO delivery VALUES (1, 1, 1, 5, NULL, NULL, 0)");
    invite("00", id(BEA));
    invite("01", null);
    run(
        "kith.db",
        "INSERT INTO acceptance (inviter, code, link_port, started_ms) VALUES (?, ?, 7, 8)",
        id(CY),
        seal("acceptance", "code", id(CY), "KITH:CY"));
    run(
        "photos.db",
        "INSERT INTO blob (id, state, size_bytes, source, item, rank, post, position)"
            + " VALUES (?, 'FETCHING', 9, ?, ?, 0, 1, 0)",
        BLOB.bytes(),
        id(BEA),
        new byte[32]);
    run("photos.db", "INSERT INTO blob (id, state, size_bytes) VALUES (?, 'COMPLETE', 0)", id(CY));
  }

  private void migrate(String name, String folder, int version) {
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + home.resolve(name), "", "")
        .locations("classpath:" + folder)
        .target(String.valueOf(version))
        .loggers("slf4j")
        .load()
        .migrate();
  }

  private byte[] proof() {
    return seal("home", "key_proof", new byte[] {1}, "kith");
  }

  private void person(int no, IdentityKey person, String name) {
    byte[] row = id(person);
    run(
        "kith.db",
        "INSERT INTO contact (no, id, identity_key, name, state, link_port, addresses,"
            + " pairing_code, pair_secret, paired_ms, last_given_seq)"
            + " VALUES (?, ?, ?, ?, 'CONFIRMED', 5, ?, ?, ?, 6, 1)",
        no,
        row,
        person.bytes(),
        seal("contact", "name", row, name),
        seal("contact", "addresses", row, ""),
        seal("contact", "pairing_code", row, "123456"),
        cipher.seal("contact", "pair_secret", row, new byte[32]));
  }

  private void item(int no, Item item, ContactId author) {
    run(
        "kith.db",
        "INSERT INTO item VALUES (?, ?, ?, 1, 2, 3, 2, ?)",
        no,
        item.id().bytes(),
        author.bytes(),
        cipher.seal("item", "signed", item.id().bytes(), item.signed()));
  }

  private void invite(String id, byte[] usedBy) {
    byte[] row = id.getBytes(StandardCharsets.UTF_8);
    run(
        "kith.db",
        "INSERT INTO invite (id, code, link_seed, link_port, created_ms, expires_ms, state,"
            + " used_by) VALUES (?, ?, ?, 4, 5, 6, 'USED', ?)",
        id,
        seal("invite", "code", row, ""),
        cipher.seal("invite", "link_seed", row, new byte[32]),
        usedBy);
  }

  private byte[] seal(String table, String column, byte[] row, String value) {
    return cipher.seal(table, column, row, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] id(IdentityKey person) {
    return person.contactId().bytes();
  }

  private void run(String file, String sql, Object... values) {
    String url = "jdbc:sqlite:" + home.resolve(file);
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertAllIsThere(Store store) {
    assertThat(store.contacts().all())
        .extracting(Contact::name, Contact::key)
        .containsExactly(tuple("Bea", BEA), tuple("Cy", CY));
    assertThat(store.contacts().pairSecret(CY.contactId())).isPresent();
    ItemId own = StoreFixture.item("own", 1).id();
    assertThat(store.items().find(own).orElseThrow().author()).isEqualTo(SELF);
    assertThat(store.items().audience(own)).isEqualTo(Set.of(BEA.contactId(), CY.contactId()));
    ItemId theirs = StoreFixture.item("theirs", 2).id();
    assertThat(store.items().find(theirs).orElseThrow().author()).isEqualTo(BEA.contactId());
    assertThat(store.items().audience(theirs)).isEmpty();
    assertThat(store.ledger().ofItem(own))
        .singleElement()
        .extracting(Delivery::contact)
        .isEqualTo(BEA.contactId());
    assertThat(store.deliveries().lastSeq(BEA.contactId())).isEqualTo(1);
    assertThat(store.invites().find("00").orElseThrow().usedBy()).contains(BEA.contactId());
    assertThat(store.invites().find("01").orElseThrow().usedBy()).isEmpty();
    assertThat(store.acceptances().all())
        .containsExactly(
            new Acceptance(
                "KITH:CY", CY.contactId(), 7, Instant.ofEpochMilli(8), Optional.empty()));
    assertThat(store.blobs().wanted(BEA.contactId())).hasSize(1);
    assertThat(store.blobs().wanted(CY.contactId())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void allIsThereAndPeopleAreSealed(int version) throws IOException {
    makeFolder(version);
    assertThat(filesWith(id(BEA))).containsExactly("kith.db", "photos.db");
    for (int opened = 0; opened < 2; opened++) {
      try (Home held = Home.hold(home);
          Store store = Store.open(held, key)) {
        assertAllIsThere(store);
      }
      for (byte[] known : List.of(id(BEA), BEA.bytes(), CY.bytes(), SELF.bytes())) {
        assertThat(filesWith(known)).isEmpty();
      }
    }
    // An id of a photo is no person's, even where it is the same.
    assertThat(filesWith(id(CY))).containsExactly("photos.db");
    assertThat(RawFile.number(home.resolve("kith.db"), "PRAGMA user_version")).isEqualTo(28);
    assertThat(RawFile.text(home.resolve("kith.db"), "PRAGMA integrity_check")).isEqualTo("ok");
    assertThat(RawFile.text(home.resolve("photos.db"), "PRAGMA integrity_check")).isEqualTo("ok");
  }

  /** A contact who came back with another key, and one who did so before. */
  @Test
  void keyChangesGoOn() throws IOException {
    makeFolder(6);
    IdentityKey fresh = StoreFixture.identityKey(4);
    ContactId before = StoreFixture.contactId(5);
    person(3, fresh, "Bea again");
    run("kith.db", "UPDATE contact SET replaces = ? WHERE no = 3", id(BEA));
    run("kith.db", "INSERT INTO former_id VALUES (?, 2)", before.bytes());
    run("kith.db", "UPDATE invite SET for_contact = ? WHERE id = '01'", id(BEA));
    run("kith.db", "UPDATE acceptance SET for_contact = ?", id(BEA));
    try (Home held = Home.hold(home);
        Store store = Store.open(held, key)) {
      Contact bea = store.contacts().find(BEA.contactId()).orElseThrow();
      assertThat(bea.standing().replacedBy()).contains(fresh.contactId());
      assertThat(store.contacts().find(fresh.contactId()).orElseThrow().standing().replaces())
          .contains(BEA.contactId());
      assertThat(store.keyChanges().formerIds()).isEqualTo(Map.of(before, CY.contactId()));
      assertThat(store.invites().find("01").orElseThrow().forContact()).contains(BEA.contactId());
      assertThat(store.acceptances().all().get(0).forContact()).contains(BEA.contactId());
      store.update(tx -> store.keyChanges().acknowledge(tx, BEA.contactId())).join();
      assertThat(store.items().audience(StoreFixture.item("own", 1).id()))
          .isEqualTo(Set.of(fresh.contactId(), CY.contactId()));
      assertThat(store.keyChanges().formerIds())
          .isEqualTo(Map.of(before, CY.contactId(), BEA.contactId(), fresh.contactId()));
    }
    for (byte[] known : List.of(id(BEA), fresh.bytes(), id(fresh), before.bytes())) {
      assertThat(filesWith(known)).isEmpty();
    }
  }

  /** The schema was brought up to date, and then the process was killed. */
  @Test
  void goesOnWhereItEnded() {
    makeFolder(2);
    migrate("kith.db", "social/kith/storage/kith", 7);
    migrate("photos.db", "social/kith/storage/photos", 2);
    try (Home held = Home.hold(home);
        Store store = Store.open(held, key)) {
      assertAllIsThere(store);
    }
  }

  /** Nothing is rewritten under a key that is not the folder's. */
  @Test
  void withAnotherKeyNothingHappens() throws IOException {
    makeFolder(2);
    try (Home held = Home.hold(home)) {
      Failures.assertStoreFailure(
          () -> Store.open(held, Secret.of(new byte[32])), StoreException.Reason.CORRUPT, "keys");
      assertThat(filesWith(id(BEA))).contains("kith.db");
      try (Store store = Store.open(held, key)) {
        assertAllIsThere(store);
      }
    }
  }

  private List<String> filesWith(byte[] wanted) throws IOException {
    String text = new String(wanted, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> read(file).contains(text))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
