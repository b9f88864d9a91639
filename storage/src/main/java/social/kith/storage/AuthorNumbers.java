package social.kith.storage;

import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.storage.internal.Database;
import social.kith.storage.internal.Row;
import social.kith.storage.internal.Sql;

/** Numbers the authors of what earlier versions stored: once, after the migration. */
final class AuthorNumbers {
  private static final int PAGE = 10_000;

  private final People people;
  private final SealedColumn author;

  private record Found(long no, byte[] id, byte[] author) {
    static Found read(Row row) {
      return new Found(row.number(1), row.bytes(2), row.bytes(3));
    }
  }

  AuthorNumbers(People people) {
    this.people = people;
    this.author = people.column("item", "author");
  }

  /** Gives each item the number of its author, in one transaction. */
  void give(Database posts) {
    long due =
        posts.read(
            sql -> sql.number("SELECT count(*) FROM sqlite_schema WHERE name = 'unnumbered'"));
    if (due > 0) {
      StoreFailures.await(
          posts.write(
              sql -> {
                give(sql);
                return sql.update("DROP TABLE unnumbered");
              }));
    }
  }

  private void give(Sql sql) {
    List<Found> rows = items(sql, 0);
    while (!rows.isEmpty()) {
      for (Found row : rows) {
        byte[] name = people.name(ContactId.of(author.open(row.id, row.author)));
        sql.update("INSERT OR IGNORE INTO author (name) VALUES (?)", name);
        sql.update(
            "UPDATE item SET author_no = (SELECT no FROM author WHERE name = ?) WHERE no = ?",
            name,
            row.no);
      }
      rows = items(sql, rows.get(rows.size() - 1).no);
    }
  }

  private static List<Found> items(Sql sql, long after) {
    return sql.list(
        "SELECT no, id, author FROM item WHERE no > ? ORDER BY no LIMIT " + PAGE,
        Found::read,
        after);
  }
}
