-- Posts of contacts that were seen here while that was to be told to their authors.
CREATE TABLE seen (
  item INTEGER PRIMARY KEY REFERENCES item (no) ON DELETE CASCADE,
  contact INTEGER NOT NULL REFERENCES contact (no) ON DELETE CASCADE, -- the author
  seen_ms INTEGER NOT NULL,
  told INTEGER NOT NULL DEFAULT 0 -- 1: they said that they heard of it
) STRICT;

CREATE INDEX seen_untold ON seen (contact, item) WHERE told = 0;

PRAGMA user_version = 11;
