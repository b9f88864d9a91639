package social.kith.storage;

import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.Pseudonyms;

/**
 * How people stand in the databases: under a name that tells nothing, by which they are looked up,
 * and sealed beside it who they are. Any thread.
 */
final class People {
  private final Pseudonyms names;
  private final ColumnCipher cipher;

  People(Pseudonyms names, ColumnCipher cipher) {
    this.names = names;
    this.cipher = cipher;
  }

  /** Their name. */
  byte[] name(ContactId person) {
    return names.of(person);
  }

  /** Their id, for the column {@code person} of a table in the row of their name. */
  byte[] seal(String table, ContactId person) {
    return cipher.seal(table, "person", name(person), person.bytes());
  }

  /** Whose id it is. */
  ContactId open(String table, byte[] name, byte[] sealed) {
    return ContactId.of(cipher.open(table, "person", name, sealed));
  }

  /** Their identity key, for the table contact. */
  byte[] sealKey(IdentityKey key) {
    return cipher.seal("contact", "identity_key", name(key.contactId()), key.bytes());
  }

  /** The identity key of the contact of this name. */
  IdentityKey openKey(byte[] name, byte[] sealed) {
    return IdentityKey.of(cipher.open("contact", "identity_key", name, sealed));
  }

  /** A column that holds somebody's id in the row of something else. */
  SealedColumn column(String table, String column) {
    return new SealedColumn(cipher, table, column);
  }
}
