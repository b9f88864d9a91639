-- Photos, encrypted as they are sent. A blob is known by the SHA-256 of all its bytes.

CREATE TABLE blob (
  no INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, as chunks are numbered by it
  id BLOB, -- NULL as long as this node itself is writing it
  state TEXT NOT NULL CHECK (state IN ('WRITING', 'FETCHING', 'COMPLETE', 'FAILED')),
  size_bytes INTEGER NOT NULL,
  chunks INTEGER NOT NULL DEFAULT 0, -- those stored: 0 to chunks - 1
  failures INTEGER NOT NULL DEFAULT 0, -- how often all chunks were there and the hash was wrong
  -- What follows is NULL for a blob that was made here.
  source BLOB, -- the contact it comes from
  item BLOB, -- the item it belongs to
  rank INTEGER, -- lower ones are fetched first
  post INTEGER, -- then the higher ones of these: blob.no of the first of the same item
  position INTEGER -- then in the item's order
) STRICT;

CREATE UNIQUE INDEX blob_source ON blob (id, source);

CREATE UNIQUE INDEX blob_complete ON blob (id) WHERE state = 'COMPLETE';

CREATE INDEX blob_wanted ON blob (source, rank, post DESC, position) WHERE state = 'FETCHING';

-- pos = blob.no * 1048576 + number of the chunk. 65,520 bytes fill four overflow pages of 16 KiB.
CREATE TABLE chunk (
  pos INTEGER PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

PRAGMA user_version = 1;
