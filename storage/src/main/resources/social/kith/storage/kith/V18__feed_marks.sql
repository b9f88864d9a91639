-- Who wrote items, by the names that people have everywhere, so that the posts of somebody are found
-- without opening any. What was stored before is numbered by AuthorNumbers, which then drops the
-- table unnumbered.
CREATE TABLE author (
  no INTEGER PRIMARY KEY,
  name BLOB NOT NULL UNIQUE,
  muted_ms INTEGER -- when the person muted them
) STRICT;

ALTER TABLE item ADD COLUMN author_no INTEGER REFERENCES author (no);

ALTER TABLE item ADD COLUMN has_photos INTEGER NOT NULL DEFAULT 0;

UPDATE item SET has_photos = 1 WHERE no IN (SELECT item FROM item_blob);

DROP INDEX item_feed;

CREATE INDEX item_feed ON item (sort_ms, id, author_no) WHERE kind < 2;

CREATE INDEX item_photos ON item (sort_ms, id, author_no) WHERE kind < 2 AND has_photos = 1;

CREATE INDEX item_by ON item (author_no, sort_ms, id) WHERE kind < 2;

-- Posts of contacts that have not been on this person's screen.
CREATE TABLE unread (
  item INTEGER PRIMARY KEY REFERENCES item (no) ON DELETE CASCADE
) STRICT;

-- Posts that stand at the top of this person's feed.
CREATE TABLE pin (
  item INTEGER PRIMARY KEY REFERENCES item (no) ON DELETE CASCADE,
  pinned_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE unnumbered (one INTEGER) STRICT;

PRAGMA user_version = 18;
