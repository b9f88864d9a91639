package social.kith.web.bench.scale;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.Secret;
import social.kith.storage.Home;
import social.kith.storage.Item;
import social.kith.storage.Store;
import social.kith.web.bench.Figures;

/**
 * Items stored one by one from one thread, which the store's writer groups into commits of 256,
 * beside SQLite alone with the same table, durability, group and sizes, by turns.
 */
public final class InsertRate {
  private static final int ROUNDS = 9;
  private static final int WARM_UP = 3;
  private static final int ITEMS = 10_000;
  private static final int GROUP = 256;
  private static final int ITEM_BYTES = 400;

  /** As many people as write to somebody often. */
  private static final int AUTHORS = 20;

  private final Random random = new Random(3);
  private final List<ContactId> authors =
      Stream.generate(() -> ContactId.of(bytes(32))).limit(AUTHORS).toList();

  private InsertRate() {}

  /** Makes two stores and measures. */
  public static void run(Path folder) throws Exception {
    Path ours = Files.createDirectories(folder.resolve("ours"));
    Path raw = Files.createDirectories(folder.resolve("raw"));
    List<Double> ratios = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    InsertRate inserts = new InsertRate();
    try (Secret key = Secret.random();
        Home home = Home.hold(ours);
        Store store = Store.open(home, key)) {
      try (Home other = Home.hold(raw)) {
        Store.open(other, key).close();
      }
      try (Connection database = inserts.connect(raw)) {
        for (int round = 0; round < ROUNDS; round++) {
          double rate = inserts.store(store);
          double rawRate = inserts.raw(database);
          if (round >= WARM_UP) {
            rates.add(rate);
            ratios.add(rate / rawRate);
          }
        }
      }
    }
    Figures.add(
        "items stored with grouped commits, beside SQLite alone",
        Figures.quantile(rates, 0.5),
        "items/s",
        Figures.quantile(ratios, 0.5));
  }

  private Connection connect(Path folder) throws SQLException {
    Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder + "/kith.db");
    try (Statement statement = database.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA foreign_keys = ON");
      statement.execute("PRAGMA secure_delete = ON");
      statement.execute("PRAGMA temp_store = MEMORY");
    }
    return database;
  }

  private double store(Store store) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      byte[] signed = bytes(ITEM_BYTES);
      Instant now = Instant.ofEpochMilli(1_700_000_000_000L + i);
      ContactId author = authors.get(i % AUTHORS);
      items.add(new Item(ItemId.ofPayload(signed), author, 1, now, now, signed));
    }
    long begun = System.nanoTime();
    List<CompletableFuture<Boolean>> stored = new ArrayList<>();
    for (Item item : items) {
      stored.add(store.write(tx -> store.items().insert(tx, item, Set.of(), List.of())));
      if (stored.size() >= ITEMS / 2) {
        stored.get(stored.size() - ITEMS / 2).join();
      }
    }
    stored.forEach(CompletableFuture::join);
    return ITEMS / ((System.nanoTime() - begun) / 1e9);
  }

  private double raw(Connection database) throws SQLException {
    List<byte[]> ids = new ArrayList<>();
    List<byte[]> rows = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      ids.add(bytes(32));
      rows.add(bytes(ITEM_BYTES + ColumnCipher.OVERHEAD_BYTES));
    }
    byte[] author = bytes(32 + ColumnCipher.OVERHEAD_BYTES);
    long begun = System.nanoTime();
    try (Statement statement = database.createStatement();
        PreparedStatement insert =
            database.prepareStatement(
                "INSERT INTO item (id, author, kind, created_ms, received_ms, sort_ms, signed)"
                    + " VALUES (?, ?, 1, ?, ?, ?, ?)")) {
      for (int i = 0; i < ITEMS; i++) {
        if (i % GROUP == 0) {
          statement.execute("BEGIN IMMEDIATE");
        }
        insert.setBytes(1, ids.get(i));
        insert.setBytes(2, author);
        for (int column = 3; column <= 5; column++) {
          insert.setLong(column, 1_700_000_000_000L + i);
        }
        insert.setBytes(6, rows.get(i));
        insert.executeUpdate();
        if (i % GROUP == GROUP - 1 || i == ITEMS - 1) {
          statement.execute("COMMIT");
        }
      }
    }
    return ITEMS / ((System.nanoTime() - begun) / 1e9);
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
