-- What a person wrote or is called is sealed (see ColumnCipher); ids, numbers and times are not.

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE contacts (
  contact_id BLOB PRIMARY KEY,
  identity_key BLOB NOT NULL,
  name BLOB NOT NULL,
  state TEXT NOT NULL,
  link_port INTEGER NOT NULL,
  addresses BLOB NOT NULL,
  pair_secret BLOB NOT NULL,
  pairing_code TEXT NOT NULL,
  paired_at INTEGER NOT NULL,
  last_seen_at INTEGER,
  last_seq INTEGER NOT NULL DEFAULT 0, -- the highest number given to an item for them
  inbound INTEGER NOT NULL DEFAULT 0   -- the highest number held from them
) WITHOUT ROWID;

CREATE TABLE invites (
  id TEXT PRIMARY KEY,
  code BLOB,
  link_seed BLOB NOT NULL,
  link_port INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  used_by BLOB
) WITHOUT ROWID;

CREATE TABLE acceptances (
  inviter BLOB PRIMARY KEY,
  code BLOB NOT NULL,
  link_port INTEGER NOT NULL,
  started_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  item_id BLOB NOT NULL UNIQUE,
  author BLOB NOT NULL,
  kind INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  sort_ms INTEGER NOT NULL,
  signed BLOB NOT NULL
);
CREATE INDEX items_by_time ON items (sort_ms, item_id);

CREATE TABLE audience (
  item INTEGER NOT NULL REFERENCES items (id),
  contact_id BLOB NOT NULL,
  PRIMARY KEY (item, contact_id)
) WITHOUT ROWID;

CREATE TABLE item_blobs (
  blob_id BLOB NOT NULL,
  item INTEGER NOT NULL REFERENCES items (id),
  PRIMARY KEY (blob_id, item)
) WITHOUT ROWID;
CREATE INDEX item_blobs_by_item ON item_blobs (item);

CREATE TABLE deliveries (
  contact_id BLOB NOT NULL,
  seq INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES items (id),
  queued_at INTEGER NOT NULL,
  sent_at INTEGER,
  stored_at INTEGER,
  PRIMARY KEY (contact_id, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX deliveries_by_item ON deliveries (item, contact_id);
CREATE INDEX deliveries_waiting ON deliveries (contact_id, seq) WHERE stored_at IS NULL;

CREATE TABLE blob_deliveries (
  contact_id BLOB NOT NULL,
  blob_id BLOB NOT NULL,
  stored_at INTEGER NOT NULL,
  PRIMARY KEY (contact_id, blob_id)
) WITHOUT ROWID;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  meta BLOB NOT NULL,
  blobs BLOB NOT NULL, -- blob ids, 32 bytes each
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE requests (
  name TEXT PRIMARY KEY,
  answer BLOB NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;
