-- Posts that were written and put by. A photo prepared for one belongs to it alone.
CREATE TABLE post_draft (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, -- random
  content BLOB NOT NULL, -- sealed
  saved_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE post_draft_photo (
  photo TEXT PRIMARY KEY REFERENCES draft (id) ON DELETE CASCADE,
  post_draft INTEGER NOT NULL REFERENCES post_draft (no) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX post_draft_photo_of ON post_draft_photo (post_draft);

PRAGMA user_version = 27;
