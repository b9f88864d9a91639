package social.kith.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.storage.internal.Row;

/**
 * The invites that this node made. Codes, link seeds and whom they are for are sealed at rest. Any
 * thread. Every method throws {@link StoreException} if the database fails.
 */
public final class Invites {
  private static final String SELECT =
      "SELECT id, code, link_seed, link_port, created_ms, expires_ms, state, used_by,"
          + " for_contact FROM invite";

  private final Reads reads;
  private final SealedColumn code;
  private final SealedColumn linkSeed;
  private final SealedColumn usedBy;
  private final SealedColumn forContact;

  Invites(Reads reads, ColumnCipher cipher, People people) {
    this.reads = reads;
    this.code = new SealedColumn(cipher, "invite", "code");
    this.linkSeed = new SealedColumn(cipher, "invite", "link_seed");
    this.usedBy = people.column("invite", "used_by");
    this.forContact = people.column("invite", "for_contact");
  }

  /**
   * Stores a new invite.
   *
   * @param tx the transaction
   * @param invite its link seed is borrowed
   * @throws IllegalStateException if there is one with this id
   */
  public void insert(Tx tx, Invite invite) {
    byte[] row = row(invite.id());
    tx.update(
        "INSERT INTO invite (id, code, link_seed, link_port, created_ms, expires_ms, state, used_by,"
            + " for_contact) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        invite.id(),
        code.seal(row, invite.code()),
        linkSeed.seal(row, invite.linkSeed()),
        invite.linkPort(),
        invite.createdAt().toEpochMilli(),
        invite.expiresAt().toEpochMilli(),
        invite.state().name(),
        invite.usedBy().map(by -> usedBy.seal(row, by.bytes())).orElse(null),
        invite.forContact().map(id -> forContact.seal(row, id.bytes())).orElse(null));
  }

  /** Gives an open invite another text. Nothing happens if it is not here. */
  public void recode(Tx tx, String id, String text) {
    tx.update(
        "UPDATE invite SET code = ? WHERE id = ? AND state = ?",
        code.seal(row(id), text),
        id,
        InviteState.OPEN.name());
  }

  /**
   * Ends an invite and wipes its code. Nothing happens if it is not here.
   *
   * @param tx the transaction
   * @param id the invite
   * @param state what became of it
   * @param usedBy who paired with it, if somebody did
   */
  public void close(Tx tx, String id, InviteState state, Optional<ContactId> usedBy) {
    tx.update(
        "UPDATE invite SET code = ?, state = ?, used_by = ? WHERE id = ?",
        code.seal(row(id), ""),
        state.name(),
        usedBy.map(by -> this.usedBy.seal(row(id), by.bytes())).orElse(null),
        id);
  }

  /**
   * All invites.
   *
   * @return newest first
   */
  public List<Invite> all() {
    return reads.list(SELECT + " ORDER BY created_ms DESC, id", this::read);
  }

  /** One invite, if it is here. */
  public Optional<Invite> find(String id) {
    return reads.find(SELECT + " WHERE id = ?", this::read, id);
  }

  /** Forgets the invites that ended, or would have ended by themselves, before this time. */
  public void deleteOlderThan(Tx tx, Instant time) {
    tx.update("DELETE FROM invite WHERE expires_ms < ?", time.toEpochMilli());
  }

  private Invite read(Row row) {
    String id = row.text(1);
    byte[] key = row(id);
    return new Invite(
        id,
        code.openText(key, row.bytes(2)),
        linkSeed.openSecret(key, row.bytes(3)),
        row.smallNumber(4),
        Instant.ofEpochMilli(row.number(5)),
        Instant.ofEpochMilli(row.number(6)),
        InviteState.valueOf(row.text(7)),
        row.findBytes(8).map(by -> ContactId.of(usedBy.open(key, by))),
        row.findBytes(9).map(whom -> ContactId.of(forContact.open(key, whom))));
  }

  private static byte[] row(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }
}
