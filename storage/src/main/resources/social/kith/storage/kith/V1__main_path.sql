-- Everything but the photos. Columns marked "sealed" hold what ColumnCipher makes, bound to the
-- table, the column and the row's id. Times are milliseconds since 1970 (…_ms).

CREATE TABLE home (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  key_proof BLOB NOT NULL, -- sealed: opens only with the key that all else was sealed with
  photos_made INTEGER NOT NULL DEFAULT 0 -- 1 once photos.db has been made
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value BLOB NOT NULL -- sealed
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
  no INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  identity_key BLOB NOT NULL,
  name BLOB NOT NULL, -- sealed
  state TEXT NOT NULL CHECK (state IN ('PENDING', 'AWAITING', 'CONFIRMED')),
  link_port INTEGER NOT NULL,
  addresses BLOB NOT NULL, -- sealed
  pairing_code BLOB NOT NULL, -- sealed
  pair_secret BLOB NOT NULL, -- sealed
  paired_ms INTEGER NOT NULL,
  seen_ms INTEGER,
  last_given_seq INTEGER NOT NULL DEFAULT 0, -- the last number given to an item for them
  last_held_seq INTEGER NOT NULL DEFAULT 0 -- the last number of theirs that is here
) STRICT;

CREATE TABLE invite (
  id TEXT PRIMARY KEY,
  code BLOB NOT NULL, -- sealed; of an empty text once the invite is closed
  link_seed BLOB NOT NULL, -- sealed
  link_port INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'USED', 'EXPIRED', 'CANCELLED')),
  used_by BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE acceptance (
  inviter BLOB PRIMARY KEY,
  code BLOB NOT NULL, -- sealed
  link_port INTEGER NOT NULL,
  started_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  no INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  author BLOB NOT NULL,
  kind INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  received_ms INTEGER NOT NULL,
  sort_ms INTEGER NOT NULL, -- the earlier of the two: nobody can put a post into the future
  signed BLOB NOT NULL -- sealed
) STRICT;

CREATE INDEX item_feed ON item (sort_ms, id);

-- Ids, not references: whoever was removed stays in the audience of what they were sent.
CREATE TABLE item_audience (
  item INTEGER NOT NULL REFERENCES item (no) ON DELETE CASCADE,
  contact BLOB NOT NULL,
  PRIMARY KEY (item, contact)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_blob (
  item INTEGER NOT NULL REFERENCES item (no) ON DELETE CASCADE,
  blob BLOB NOT NULL,
  PRIMARY KEY (item, blob)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_blob_blob ON item_blob (blob);

-- Queued: no time but queued_ms. Sent: sent_ms. On their disk: stored_ms.
CREATE TABLE delivery (
  contact INTEGER NOT NULL REFERENCES contact (no) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES item (no) ON DELETE CASCADE,
  queued_ms INTEGER NOT NULL,
  sent_ms INTEGER,
  stored_ms INTEGER,
  missing_blobs INTEGER NOT NULL, -- blobs of the item without a blob_receipt of the contact
  PRIMARY KEY (contact, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX delivery_item ON delivery (item, contact);

CREATE INDEX delivery_waiting ON delivery (contact, seq) WHERE stored_ms IS NULL;

CREATE INDEX delivery_missing ON delivery (contact, seq) WHERE missing_blobs > 0;

-- Blobs that a contact says are whole on their disk.
CREATE TABLE blob_receipt (
  contact INTEGER NOT NULL REFERENCES contact (no) ON DELETE CASCADE,
  blob BLOB NOT NULL,
  stored_ms INTEGER NOT NULL,
  PRIMARY KEY (contact, blob)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  meta BLOB NOT NULL, -- sealed
  blobs BLOB NOT NULL, -- ids of 32 bytes, one after another
  created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
  key_hash BLOB PRIMARY KEY, -- SHA-256 of the key
  answer BLOB NOT NULL, -- sealed
  answered_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX request_answered ON request (answered_ms);

PRAGMA user_version = 1;
