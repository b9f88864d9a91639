-- This person's weekly keys, the newest last.
CREATE TABLE weekly_key (
  no INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  seed BLOB NOT NULL, -- sealed
  made_ms INTEGER NOT NULL
) STRICT;

-- The newest weekly key that the contact told, as they signed it; sealed.
ALTER TABLE contact ADD COLUMN weekly_key BLOB;

PRAGMA user_version = 4;
