package social.kith.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.storage.internal.Database;
import social.kith.storage.internal.Row;
import social.kith.storage.internal.Sql;

/**
 * Rewrites what earlier versions stored of people in the clear: once for each file, after its
 * migration, in one transaction.
 */
final class PeopleSealing {
  private static final int PAGE = 10_000;

  private final People people;
  private final SealedColumn author;
  private final SealedColumn usedBy;
  private final SealedColumn invited;
  private final SealedColumn inviter;

  /** A row and two values in it. */
  private record Found(long no, byte[] first, Optional<byte[]> second) {
    static Found read(Row row) {
      return new Found(row.number(1), row.bytes(2), row.findBytes(3));
    }
  }

  PeopleSealing(People people) {
    this.people = people;
    this.author = people.column("item", "author");
    this.usedBy = people.column("invite", "used_by");
    this.invited = people.column("invite", "for_contact");
    this.inviter = people.column("acceptance", "for_contact");
  }

  /** Of kith.db. */
  void sealPosts(Database posts) {
    if (isDue(posts)) {
      StoreFailures.await(
          posts.write(
              sql -> {
                contacts(sql);
                items(sql);
                named(sql, "item_audience", "contact");
                named(sql, "former_id", "id");
                invites(sql);
                acceptances(sql);
                return sql.update("DROP TABLE unsealed");
              }));
    }
  }

  /** Of photos.db, whose deleted bytes are otherwise left where they are. */
  void sealPhotos(Database photos) {
    if (isDue(photos)) {
      StoreFailures.await(
          photos.write(
              sql -> {
                sql.execute("PRAGMA secure_delete = ON");
                for (byte[] source : values(sql, "SELECT DISTINCT source FROM blob")) {
                  sql.update("UPDATE blob SET source = ? WHERE source = ?", name(source), source);
                }
                sql.execute("PRAGMA secure_delete = OFF");
                return sql.update("DROP TABLE unsealed");
              }));
    }
  }

  private static boolean isDue(Database database) {
    return database.read(
            sql -> sql.number("SELECT count(*) FROM sqlite_schema WHERE name = 'unsealed'"))
        > 0;
  }

  private void contacts(Sql sql) {
    for (Found row : sql.list("SELECT no, identity_key, replaces FROM contact", Found::read)) {
      IdentityKey key = IdentityKey.of(row.first);
      sql.update(
          "UPDATE contact SET id = ?, identity_key = ?, replaces = ? WHERE no = ?",
          people.name(key.contactId()),
          people.sealKey(key),
          row.second.map(this::name).orElse(null),
          row.no);
    }
  }

  private void items(Sql sql) {
    List<Found> rows = items(sql, 0);
    while (!rows.isEmpty()) {
      for (Found row : rows) {
        byte[] sealed = author.seal(row.first, row.second.orElseThrow());
        sql.update("UPDATE item SET author = ? WHERE no = ?", sealed, row.no);
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

  private void named(Sql sql, String table, String column) {
    for (byte[] id : values(sql, "SELECT DISTINCT " + column + " FROM " + table)) {
      sql.update(
          "UPDATE " + table + " SET " + column + " = ?, person = ? WHERE " + column + " = ?",
          name(id),
          people.seal(table, ContactId.of(id)),
          id);
    }
  }

  private void invites(Sql sql) {
    for (byte[] id : values(sql, "SELECT CAST(id AS BLOB) FROM invite")) {
      String where = " FROM invite WHERE CAST(id AS BLOB) = ?";
      sql.update(
          "UPDATE invite SET used_by = ?, for_contact = ? WHERE CAST(id AS BLOB) = ?",
          sealed(sql, "SELECT used_by" + where, id, usedBy, id),
          sealed(sql, "SELECT for_contact" + where, id, invited, id),
          id);
    }
  }

  private void acceptances(Sql sql) {
    for (byte[] id : values(sql, "SELECT inviter FROM acceptance")) {
      String query = "SELECT for_contact FROM acceptance WHERE inviter = ?";
      sql.update(
          "UPDATE acceptance SET for_contact = ? WHERE inviter = ?",
          sealed(sql, query, id, inviter, name(id)),
          id);
    }
    named(sql, "acceptance", "inviter");
  }

  private static byte @Nullable [] sealed(
      Sql sql, String query, byte[] key, SealedColumn column, byte[] row) {
    return values(sql, query, key).stream()
        .findFirst()
        .map(id -> column.seal(row, id))
        .orElse(null);
  }

  private byte[] name(byte[] id) {
    return people.name(ContactId.of(id));
  }

  private static List<byte[]> values(Sql sql, String query, @Nullable Object... keys) {
    return sql.list(query, row -> row.findBytes(1), keys).stream()
        .flatMap(Optional::stream)
        .toList();
  }
}
