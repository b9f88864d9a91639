package social.kith.node.backup;

import social.kith.crypto.BlobId;

/** What the files in a backup are called, and what its text for people says. */
final class BackupFiles {
  static final String README = "README.txt";
  static final String STORAGE_KEY = "storage.key";
  static final String POSTS = "kith.db";
  static final String PHOTOS = "photos/";

  static final String TEXT =
      """
      This is a backup of Kith (a private social network without a server).

      To have it all again, on any machine:

          kith restore --from THE-FILE-YOU-OPENED.age

      with the 24 recovery words. It does not need anything that is unpacked here.

      manifest.txt  when it was made, and whose it is
      storage.key   the key of what is sealed in kith.db, 64 hexadecimal digits
      kith.db       contacts, posts, settings: a database of SQLite
      photos/       photos, each encrypted, named by the SHA-256 of the file

      What is sealed in kith.db is what people wrote, their names and addresses, and the secrets
      shared with contacts: AES-256-GCM. The key of a photo is in the post it belongs to. The page
      “protocol” of Kith's documentation, section “Backup”, has all that a program needs to open
      them with storage.key.

      Whoever has these files can read everything, and with the recovery words be you. Delete what
      you unpacked when you are done.
      """;

  private BackupFiles() {}

  static String photo(BlobId id) {
    return PHOTOS + id.hex();
  }
}
