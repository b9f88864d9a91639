-- What a contact's node did that it must not, until the person says that it is forgotten.
CREATE TABLE offence (
  contact INTEGER NOT NULL REFERENCES contact (no) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  times INTEGER NOT NULL,
  first_ms INTEGER NOT NULL,
  last_ms INTEGER NOT NULL,
  PRIMARY KEY (contact, kind)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 14;
