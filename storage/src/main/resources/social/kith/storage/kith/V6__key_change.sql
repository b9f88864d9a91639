-- The contact whose new key this one is said to be, until the person acknowledges it.
ALTER TABLE contact ADD COLUMN replaces BLOB;

CREATE UNIQUE INDEX contact_replaces ON contact (replaces) WHERE replaces IS NOT NULL;

-- Ids that contacts had before their key changed: items by them are still theirs.
CREATE TABLE former_id (
  id BLOB PRIMARY KEY,
  contact INTEGER NOT NULL REFERENCES contact (no) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

ALTER TABLE invite ADD COLUMN for_contact BLOB; -- who is to use it, if they are a contact

ALTER TABLE acceptance ADD COLUMN for_contact BLOB; -- who is said to have made it, if a contact

PRAGMA user_version = 6;
